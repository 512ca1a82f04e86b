package io.bobbin.am;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notices that the user's code calls {@code System.exit}. A security manager, which Flink uses for
 * this, no longer exists on current Java versions; but whoever called exit is still on its stack
 * while the shutdown hooks run.
 */
final class ExitWatch {
  /** Flink's examples are users' programs, too. */
  private static final List<String> OURS =
      List.of(
          "io.bobbin.am.",
          "org.apache.flink.core.",
          "org.apache.flink.runtime.",
          "org.apache.flink.util.",
          "org.apache.hadoop.",
          "org.apache.pekko.");

  private ExitWatch() {}

  /**
   * Watches from now on.
   *
   * @param report told where exit was called, if that was neither the master nor the engine
   */
  static void install(Consumer<String> report) {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> callerOfExit().ifPresent(report), "exit-watch"));
  }

  private static Optional<String> callerOfExit() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(stack -> callerOfExit(stack).stream())
        .findFirst();
  }

  static Optional<String> callerOfExit(StackTraceElement[] stack) {
    // Above Runtime.exit is whatever the runtime does at the moment to start or await the hooks.
    return Arrays.stream(stack)
        .dropWhile(frame -> !isExit(frame))
        .filter(frame -> !frame.getClassName().startsWith("java.lang."))
        .findFirst()
        .filter(frame -> !isOurs(frame.getClassName()))
        .map(StackTraceElement::toString);
  }

  private static boolean isExit(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
  }

  private static boolean isOurs(String className) {
    return OURS.stream().anyMatch(className::startsWith);
  }
}
