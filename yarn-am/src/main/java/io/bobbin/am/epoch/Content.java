package io.bobbin.am.epoch;

import java.io.IOException;
import java.io.OutputStream;

/** What is published. */
@FunctionalInterface
public interface Content {
  /** Writes all of it; does not close. */
  void writeTo(OutputStream output) throws IOException;
}
