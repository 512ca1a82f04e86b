package io.bobbin.bench.scenario;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Run;
import io.bobbin.bench.measure.Times;
import io.bobbin.bench.scenario.RunningJob.Takeover;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code kill -9} of a task executor, with and without another that waits for that. */
final class WorkerFailover implements Scenario {
  private static final Set<Contestant> WITH_SPARE =
      EnumSet.of(Contestant.BOBBIN_SPARE, Contestant.FLINK_SPARE);

  @Override
  public String name() {
    return "worker-failover";
  }

  @Override
  public String description() {
    return "`kill -9` of one of the "
        + RunningJob.WORKERS
        + " workers of such a job; for the floor, from its request until its container runs.";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(
        Contestant.FLOOR,
        Contestant.BOBBIN,
        Contestant.BOBBIN_SPARE,
        Contestant.FLINK,
        Contestant.FLINK_TUNED,
        Contestant.FLINK_SPARE);
  }

  @Override
  public int roundSeconds() {
    return 150;
  }

  @Override
  public int rounds(Rounds rounds) {
    return rounds.failover();
  }

  @Override
  public Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception {
    if (contestant == Contestant.FLOOR) {
      Times times =
          laboratory.application(laboratory.starter(contestant, laboratory.wordCount()), directory);
      long start = times.of(Milestone.RUNNING) - times.of(Milestone.REQUESTED);
      return Run.of(Map.of(Figure.CONTAINER, (double) start));
    }
    int workers = RunningJob.WORKERS + (WITH_SPARE.contains(contestant) ? 1 : 0);
    Takeover takeover =
        RunningJob.start(laboratory, laboratory.flink(contestant), workers, directory).killWorker();
    return Run.of(Map.of(Figure.RECOVERY, (double) takeover.duration()));
  }
}
