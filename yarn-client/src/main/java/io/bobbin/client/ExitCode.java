package io.bobbin.client;

/** What the command's exit code says. Part of the interface: a code never changes its meaning. */
public enum ExitCode {
  /** What was asked for happened; a program that was waited for succeeded. */
  SUCCEEDED(0),
  /** The program ran, or could not start, and failed. */
  JOB_FAILED(1),
  /** The command line, the configuration or a file that they name is wrong; nothing was started. */
  USAGE(2),
  /** YARN refused the application. */
  REJECTED(3),
  /** YARN or the file system does not answer; nothing was started. */
  UNREACHABLE(4),
  /** The program was cancelled, or the application killed. */
  STOPPED(5),
  /** YARN no longer answers; as far as is known the application goes on. */
  LOST_CONTACT(6),
  /** A defect of Bobbin's. */
  INTERNAL(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }
}
