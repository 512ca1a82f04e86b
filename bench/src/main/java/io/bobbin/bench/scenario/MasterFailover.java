package io.bobbin.bench.scenario;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Run;
import io.bobbin.bench.scenario.RunningJob.Takeover;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code kill -9} of the application master. */
final class MasterFailover implements Scenario {
  @Override
  public String name() {
    return "master-failover";
  }

  @Override
  public String description() {
    return "`kill -9` of the application master of a job on "
        + RunningJob.WORKERS
        + " workers with a checkpoint every second, until all tasks run with the last one's state.";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(Contestant.BOBBIN, Contestant.FLINK_ZOOKEEPER, Contestant.FLINK_ZOOKEEPER_TUNED);
  }

  @Override
  public int roundSeconds() {
    return 160;
  }

  @Override
  public int rounds(Rounds rounds) {
    return rounds.failover();
  }

  @Override
  public Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception {
    Takeover takeover =
        RunningJob.start(laboratory, laboratory.flink(contestant), RunningJob.WORKERS, directory)
            .killMaster();
    return Run.of(
        Map.of(
            Figure.RECOVERY, (double) takeover.duration(),
            Figure.NOT_TAKEN_OVER, (double) takeover.notTakenOver()));
  }
}
