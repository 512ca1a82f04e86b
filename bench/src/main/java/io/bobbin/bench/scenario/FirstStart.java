package io.bobbin.bench.scenario;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Run;
import io.bobbin.bench.measure.Times;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The first submission on a cluster that was started for it: empty HDFS, empty nodes. */
final class FirstStart implements Scenario {
  @Override
  public String name() {
    return "first";
  }

  @Override
  public String description() {
    return "The very first submission: each run on a cluster that was started for it, empty.";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(Contestant.BOBBIN, Contestant.FLINK);
  }

  @Override
  public int roundSeconds() {
    return 55;
  }

  @Override
  public int rounds(Rounds rounds) {
    return rounds.first();
  }

  @Override
  public void prepare(Laboratory laboratory) {
    // Each run makes its own cluster.
  }

  @Override
  public Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception {
    laboratory.freshCluster();
    Times times =
        laboratory.application(laboratory.starter(contestant, laboratory.wordCount()), directory);
    return Run.of(Map.of(Figure.RUNNING, (double) times.of(Milestone.RUNNING)), times.offsets());
  }
}
