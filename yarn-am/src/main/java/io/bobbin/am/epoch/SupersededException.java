package io.bobbin.am.epoch;

import java.io.IOException;

/** Another attempt has taken over, or the application is over: this one must not go on. */
public final class SupersededException extends IOException {
  private static final long serialVersionUID = 1L;

  SupersededException(String message) {
    super(message);
  }
}
