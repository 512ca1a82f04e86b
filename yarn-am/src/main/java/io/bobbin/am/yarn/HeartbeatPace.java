package io.bobbin.am.yarn;

import java.time.Duration;

/**
 * How long to wait for the next heartbeat. It beats fast while news is expected, but a full cluster
 * lets applications wait for hours, many of them, and must not be asked twenty times a second by
 * each.
 */
final class HeartbeatPace {
  private static final Duration HURRY = Duration.ofSeconds(5);
  private static final Duration EAGERNESS = Duration.ofSeconds(10);
  private static final Duration PATIENT = Duration.ofSeconds(1);

  private final Duration busy;
  private final Duration idle;
  private long eagerUntil;
  private long hurriedUntil;
  private boolean failing;

  /**
   * @param busy between beats while something is expected, at first
   * @param idle between beats while nothing is
   * @param now in ns
   */
  HeartbeatPace(Duration busy, Duration idle, long now) {
    this.busy = busy;
    this.idle = idle;
    this.eagerUntil = now;
    this.hurriedUntil = now;
  }

  /** Something was asked for or granted: more may come soon. */
  void changed(long now) {
    eagerUntil = now + EAGERNESS.toNanos();
  }

  /** News is expected for a while, though nothing was asked for. */
  void hurry(long now) {
    hurriedUntil = now + HURRY.toNanos();
  }

  /** Whether the last beat failed; then the next one is not at once, whatever is expected. */
  void failed(boolean lastOneFailed) {
    failing = lastOneFailed;
  }

  /**
   * The time until the next beat.
   *
   * @param outstanding whether containers are awaited
   */
  Duration pause(boolean outstanding, long now) {
    if (!failing && (hurriedUntil - now > 0 || (outstanding && eagerUntil - now > 0))) {
      return busy;
    }
    return outstanding || failing ? longer(busy, PATIENT) : idle;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
