package io.bobbin.launch.timeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Notes when stages end. May be used by any thread. */
public final class StageRecorder {
  private final Map<Stage, Long> ends = new ConcurrentHashMap<>();
  private final LongSupplier epochMillis;

  /**
   * @param before what is known already
   * @param epochMillis the time in ms since the epoch, as {@link System#currentTimeMillis}
   */
  public StageRecorder(Timeline before, LongSupplier epochMillis) {
    this.ends.putAll(before.ends());
    this.epochMillis = epochMillis;
  }

  /**
   * The stage ends now, unless it has ended before.
   *
   * @return whether it had not
   */
  public boolean ended(Stage stage) {
    return ends.putIfAbsent(stage, epochMillis.getAsLong()) == null;
  }

  /** The stage ends now, even if it has ended before. */
  public void endedAgain(Stage stage) {
    ends.put(stage, epochMillis.getAsLong());
  }

  /** What is known by now. */
  public Timeline timeline() {
    return new Timeline(ends);
  }
}
