package io.bobbin.programs;

/** Its main() throws. */
public final class ThrowsInMain {
  private ThrowsInMain() {}

  @SuppressWarnings("DoNotCallSuggester") // Flink calls it.
  public static void main(String[] arguments) {
    throw new IllegalStateException("main refuses to work");
  }
}
