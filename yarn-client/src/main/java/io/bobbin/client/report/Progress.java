package io.bobbin.client.report;

import java.io.PrintStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tells how far a submission is: one line for each stage when it is over, with its duration. On a
 * terminal the stage under way is shown, too, in a line that is drawn again and again.
 *
 * <p>The methods may be called from any thread.
 */
public final class Progress {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final long started;
  private final Map<String, Long> durations = new LinkedHashMap<>();

  private long stageStarted;
  private String stageText = "";

  /**
   * @param nanoTime like {@link System#nanoTime}
   */
  public Progress(PrintStream out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.stageStarted = started;
  }

  /** The next stage begins; the text says what is being done. */
  public synchronized void begin(String text) {
    stageStarted = nanoTime.getAsLong();
    stageText = text;
    redraw();
  }

  /**
   * The stage is over.
   *
   * @param key under which its duration is kept
   * @param line what was done
   */
  public synchronized void end(String key, String line) {
    long now = nanoTime.getAsLong();
    durations.put(key, (now - stageStarted) / NANOS_PER_MILLI);
    stageText = "";
    print(timed(now - stageStarted, line));
    stageStarted = now;
  }

  /** Says something that is no stage, in a line that is exactly this. */
  public synchronized void say(String line) {
    print(line);
    redraw();
  }

  /** Draws the stage under way again, on a terminal. */
  public synchronized void redraw() {
    if (terminal && !stageText.isEmpty()) {
      out.print(ERASE_LINE + timed(nanoTime.getAsLong() - stageStarted, stageText + " ..."));
      out.flush();
    }
  }

  /** No stage is under way any more. */
  public synchronized void stop() {
    if (terminal && !stageText.isEmpty()) {
      out.print(ERASE_LINE);
      out.flush();
    }
    stageText = "";
  }

  /** Duration of each stage and of all together, in ms. */
  public synchronized Map<String, Long> durations() {
    Map<String, Long> result = new LinkedHashMap<>(durations);
    result.put("total", (nanoTime.getAsLong() - started) / NANOS_PER_MILLI);
    return Collections.unmodifiableMap(result);
  }

  private void print(String line) {
    out.println((terminal ? ERASE_LINE : "") + line);
    out.flush();
  }

  private static String timed(long nanos, String text) {
    return String.format(Locale.ROOT, "%7.2f s  %s", nanos / 1e9, text);
  }
}
