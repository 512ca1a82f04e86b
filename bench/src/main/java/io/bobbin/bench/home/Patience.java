package io.bobbin.bench.home;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waiting for a condition that nobody tells of. */
public final class Patience {
  private static final long PAUSE_MS = 100;

  private Patience() {}

  /**
   * Asks every 100 ms.
   *
   * @param what is awaited, for the message
   * @throws IllegalStateException if it does not come true in time
   */
  public static void await(String what, Duration limit, Callable<Boolean> condition)
      throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "Not within " + limit.toSeconds() + " s: " + what + " was awaited in vain.");
      }
      Thread.sleep(PAUSE_MS);
    }
  }
}
