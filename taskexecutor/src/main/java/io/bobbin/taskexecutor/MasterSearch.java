package io.bobbin.taskexecutor;

import io.bobbin.taskexecutor.Sighting.Epoch;
import io.bobbin.taskexecutor.Sighting.Gone;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides what a worker does that has no connection to its master: whether to connect, to look, to
 * wait or to end. The master of the latest epoch that was seen is the only one that it obeys, and
 * as long as there is no later one, a connection that broke is but made again. Times are in ms.
 */
final class MasterSearch {
  private static final double SHORTEST_PAUSE = 200;
  private static final double LONGEST_PAUSE = 2_000;

  private final Duration patience;
  private Optional<String> address;
  private int latestEpoch;
  private int servedEpoch;
  private long aloneSince;
  private double pause = SHORTEST_PAUSE;

  /** What to do next. */
  sealed interface Step {
    /** Connect to the master at the {@link MasterSearch#address}. */
    record Connect() implements Step {}

    /** Wait so long; then try to connect, if there is an address, and look. */
    record Wait(long millis) implements Step {}

    /** End the process. */
    record End(String reason) implements Step {}
  }

  /** Who a master is that one has connected to. */
  enum Master {
    /** The one that was served before. */
    SAME,
    /** The first of a later epoch. */
    NEW,
    /** One that has a successor. */
    SUPERSEDED
  }

  /**
   * @param address {@code host:port} of the master that has started this worker
   * @param epoch the attempt that this master is
   * @param patience how long to search
   */
  MasterSearch(String address, int epoch, Duration patience, long now) {
    this.address = Optional.of(address);
    this.latestEpoch = epoch;
    this.servedEpoch = epoch;
    this.patience = patience;
    this.aloneSince = now;
  }

  /** The master to connect to; empty while the latest has not said where it is. */
  Optional<String> address() {
    return address;
  }

  /** The latest epoch that was seen. */
  int latestEpoch() {
    return latestEpoch;
  }

  /** The epoch of the master that was served last. */
  int servedEpoch() {
    return servedEpoch;
  }

  /** A connection to a master of this epoch stands. */
  Master met(int epoch) {
    if (epoch < latestEpoch) {
      return Master.SUPERSEDED;
    }
    boolean same = epoch == servedEpoch;
    latestEpoch = epoch;
    servedEpoch = epoch;
    pause = SHORTEST_PAUSE;
    return same ? Master.SAME : Master.NEW;
  }

  /** The connection has ended. */
  void lost(long now) {
    aloneSince = now;
  }

  /**
   * What to do about what was seen.
   *
   * @param random from 0 to 1, so that not all workers look at the same time
   */
  Step saw(Sighting sighting, long now, double random) {
    if (sighting instanceof Gone) {
      return new Step.End("the application is over");
    }
    if (sighting instanceof Epoch epoch && epoch.number() >= latestEpoch) {
      boolean unknown = epoch.number() > latestEpoch || !epoch.address().equals(address);
      latestEpoch = epoch.number();
      address = epoch.address();
      if (unknown && address.isPresent()) {
        return new Step.Connect();
      }
    }
    if (now - aloneSince > patience.toMillis()) {
      return new Step.End("no master was found within " + patience.toSeconds() + " s");
    }
    double next = pause;
    pause = Math.min(LONGEST_PAUSE, pause * 1.5);
    return new Step.Wait(Math.round(next * (0.75 + random / 2)));
  }
}
