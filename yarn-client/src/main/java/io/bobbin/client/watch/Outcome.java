package io.bobbin.client.watch;

import io.bobbin.client.ExitCode;

/**
 * How following an application ended.
 *
 * @param exitCode what the process says to its caller
 * @param message one sentence, with YARN's diagnostics if it went wrong
 */
public record Outcome(ExitCode exitCode, String message) {

  /** What a final report means. */
  static Outcome of(ApplicationSnapshot report) {
    String who = "Application " + report.applicationId();
    String why = report.diagnostics().isEmpty() ? "" : ": " + report.diagnostics();
    return switch (report.state()) {
      case FINISHED ->
          switch (report.finalStatus()) {
            case SUCCEEDED -> new Outcome(ExitCode.SUCCEEDED, who + " succeeded");
            case KILLED -> new Outcome(ExitCode.STOPPED, who + " was cancelled" + why);
            default -> new Outcome(ExitCode.JOB_FAILED, who + " failed" + why);
          };
      case KILLED -> new Outcome(ExitCode.STOPPED, who + " was killed" + why);
      case FAILED -> new Outcome(ExitCode.JOB_FAILED, who + " failed" + why);
      default -> throw new IllegalArgumentException(who + " is not over: " + report.state());
    };
  }
}
