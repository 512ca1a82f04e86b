package io.bobbin.programs;

/** Its main() ends the process, and the application master with it. */
public final class CallsExit {
  private CallsExit() {}

  public static void main(String[] arguments) {
    System.exit(7);
  }
}
