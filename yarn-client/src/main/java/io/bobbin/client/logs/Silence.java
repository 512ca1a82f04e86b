package io.bobbin.client.logs;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Bears that YARN does not answer for a while, and says so once. */
final class Silence {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final PrintStream err;
  private final LongSupplier nanoTime;
  private boolean silent;
  private long since;

  /**
   * @param nanoTime like {@link System#nanoTime}
   */
  Silence(PrintStream err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  /**
   * A question failed.
   *
   * @throws BobbinException if it is no silence, or it has lasted too long
   */
  void on(BobbinException failure) {
    if (failure.exitCode() != ExitCode.UNREACHABLE) {
      throw failure;
    }
    long now = nanoTime.getAsLong();
    if (!silent) {
      silent = true;
      since = now;
      err.println(failure.getMessage() + " The logs are followed on.");
    }
    if (now - since >= PATIENCE.toNanos()) {
      throw new BobbinException(
          ExitCode.LOST_CONTACT,
          "YARN has not answered for " + PATIENCE.toSeconds() + " s. " + failure.getMessage(),
          failure);
    }
  }

  /** A question was answered. */
  void end() {
    if (silent) {
      silent = false;
      err.println("YARN answers again");
    }
  }
}
