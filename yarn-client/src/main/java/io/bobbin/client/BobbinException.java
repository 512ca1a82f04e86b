package io.bobbin.client;

import java.util.Objects;

/** Something that the user has to know. The message is complete and meant for them. */
public final class BobbinException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  public BobbinException(ExitCode exitCode, String message) {
    this(exitCode, message, null);
  }

  /**
   * @param cause what is shown with {@code --verbose}; may be null
   */
  public BobbinException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = Objects.requireNonNull(exitCode, "exitCode");
  }

  /** Whose fault it is. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
