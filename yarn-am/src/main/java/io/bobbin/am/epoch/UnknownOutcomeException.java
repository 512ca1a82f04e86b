package io.bobbin.am.epoch;

import java.io.IOException;

/** The file system's answer was lost: what was to be published may be there, or not. */
public final class UnknownOutcomeException extends IOException {
  private static final long serialVersionUID = 1L;

  UnknownOutcomeException(IOException cause) {
    super("It is not known whether the file system has done it", cause);
  }
}
