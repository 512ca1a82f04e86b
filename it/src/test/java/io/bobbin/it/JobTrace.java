package io.bobbin.it;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was seen of a job, look by look. Any thread may read while one writes. */
final class JobTrace {
  private final List<Look> looks = new CopyOnWriteArrayList<>();

  /**
   * A look at a job.
   *
   * @param millis since the epoch
   * @param underWay checkpoints and savepoints that are
   * @param completed when the last checkpoint that is complete was triggered, in ms since the
   *     epoch; 0 if there is none or nobody answers
   */
  record Look(long millis, JobState state, int underWay, long completed) {}

  void add(Look look) {
    looks.add(look);
  }

  /** Forgets what was seen so far. */
  void clear() {
    looks.clear();
  }

  Optional<Look> last() {
    List<Look> all = List.copyOf(looks);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  boolean isIn(JobState state) {
    return last().filter(look -> look.state() == state).isPresent();
  }

  boolean isTakingCheckpoint() {
    return last().filter(look -> look.underWay() > 0).isPresent();
  }

  /** Whether all tasks run, and have completed a checkpoint that was triggered after a time. */
  boolean worksSince(long millis) {
    return last()
        .filter(look -> look.millis() > millis)
        .filter(
            look ->
                look.state() == JobState.FINISHED
                    || (look.state() == JobState.RUNNING && look.completed() > millis))
        .isPresent();
  }

  /**
   * How long after a fault all tasks ran for good; zero if they were never seen not to run. Asked
   * when they run.
   *
   * @param millis of the fault, since the epoch
   */
  Duration disturbance(long millis) {
    long running = millis;
    boolean wasRunning = true;
    for (Look look : looks) {
      if (look.millis() < millis) {
        continue;
      }
      boolean runs = look.state() == JobState.RUNNING || look.state() == JobState.FINISHED;
      if (runs && !wasRunning) {
        running = look.millis();
      }
      wasRunning = runs;
    }
    return Duration.ofMillis(running - millis);
  }
}
