package io.bobbin.programs;

/** Its class does not initialise. */
public final class CannotBeLoaded {
  private static final int NOTHING = Integer.parseInt("nothing");

  private CannotBeLoaded() {}

  @SuppressWarnings("DoNotCallSuggester") // Flink calls it.
  public static void main(String[] arguments) {
    throw new IllegalStateException("unreachable " + NOTHING);
  }
}
