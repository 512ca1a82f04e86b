package io.bobbin.client.report;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes on what is written line by line. */
public final class LogLines extends OutputStream {
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<String> log;

  private LogLines(Consumer<String> log) {
    this.log = log;
  }

  /**
   * A stream whose lines go to a log.
   *
   * @param log gets each line that is not blank, without its end
   */
  public static PrintStream stream(Consumer<String> log) {
    return new PrintStream(new LogLines(log), true, StandardCharsets.UTF_8);
  }

  /** Called by one thread at a time, as {@link PrintStream} does. */
  @Override
  public void write(int octet) {
    if (octet != '\n') {
      line.write(octet);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8).strip();
    line.reset();
    if (!text.isEmpty()) {
      log.accept(text);
    }
  }
}
