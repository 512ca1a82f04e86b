package io.bobbin.client.submit;

import io.bobbin.client.BobbinException;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.client.watch.ApplicationSnapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.exceptions.ApplicationNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories of applications that ended without their application master or a client of ours,
 * as by {@code yarn application -kill}. Removed by the user's next submission.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** How many applications one submission asks YARN about. */
  private static final int QUESTIONS = 20;

  /** A client makes the directory before YARN knows the application. */
  private static final Duration SURELY_SUBMITTED = Duration.ofMinutes(10);

  private final StagingArea area;
  private final Function<ApplicationId, Optional<ApplicationReport>> reports;
  private final Clock clock;

  /**
   * @param reports what YARN says of an application; empty if it does not know it
   */
  Leftovers(
      StagingArea area, Function<ApplicationId, Optional<ApplicationReport>> reports, Clock clock) {
    this.area = area;
    this.reports = reports;
    this.clock = clock;
  }

  static Leftovers in(StagingArea area, Yarn yarn) {
    return new Leftovers(area, id -> yarn.ask(client -> known(client, id)), Clock.systemUTC());
  }

  private static Optional<ApplicationReport> known(
      org.apache.hadoop.yarn.client.api.YarnClient client, ApplicationId id) throws Exception {
    try {
      return Optional.of(client.getApplicationReport(id));
    } catch (ApplicationNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Removes them beside what else is done; the process does not wait for it. */
  void removeInBackground(ApplicationId own) {
    Thread thread = new Thread(() -> remove(own), "Leftovers");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Removes them.
   *
   * @param own the application that is about to be submitted, by which its YARN is known, too
   */
  void remove(ApplicationId own) {
    try {
      Map<ApplicationId, Instant> there = area.applications();
      List<ApplicationId> candidates = new ArrayList<>(there.keySet());
      candidates.remove(own);
      // So that those that run for ever do not take all the questions each time.
      Collections.shuffle(candidates);
      for (ApplicationId id : candidates.subList(0, Math.min(QUESTIONS, candidates.size()))) {
        if (isOver(id, there.get(id), own)) {
          area.removeApplication(id.toString());
        }
      }
    } catch (IOException | BobbinException e) {
      // The next submission tries again.
      LOG.info("Directories of ended applications are left", e);
    }
  }

  private boolean isOver(ApplicationId id, Instant made, ApplicationId own) {
    return reports
        .apply(id)
        .map(report -> ApplicationSnapshot.of(report).isTerminal())
        .orElseGet(
            () ->
                // One with another time may be of another YARN that uses the same file system.
                id.getClusterTimestamp() == own.getClusterTimestamp()
                    && made.isBefore(clock.instant().minus(SURELY_SUBMITTED)));
  }
}
