package io.bobbin.launch.control;

import java.io.IOException;

/** The other side said something that the protocol does not know, or is not who it says. */
public final class ControlProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  public ControlProtocolException(String message) {
    super(message);
  }
}
