package io.bobbin.bench.scenario;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Run;
import io.bobbin.bench.measure.Times;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An application from its client's start to its end, from the second submission on. */
final class WarmStart implements Scenario {
  @Override
  public String name() {
    return "warm";
  }

  @Override
  public String description() {
    return "WordCount as an application of its own, from the second submission on.";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(
        Contestant.FLOOR,
        Contestant.BOBBIN,
        Contestant.BOBBIN_PER_JOB,
        Contestant.FLINK,
        Contestant.FLINK_PROVIDED,
        Contestant.FLINK_TUNED,
        Contestant.SPARK,
        Contestant.SPARK_ARCHIVE);
  }

  @Override
  public int roundSeconds() {
    return 95;
  }

  @Override
  public int rounds(Rounds rounds) {
    return rounds.all();
  }

  @Override
  public Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception {
    Times times =
        laboratory.application(laboratory.starter(contestant, laboratory.wordCount()), directory);
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.SUBMITTED, (double) times.of(Milestone.SUBMITTED));
    figures.put(Figure.RUNNING, (double) times.of(Milestone.RUNNING));
    if (times.has(Milestone.TASKS_ENDED)) {
      long end = times.of(Milestone.GONE) - times.of(Milestone.TASKS_ENDED);
      figures.put(Figure.END, (double) end);
    }
    return Run.of(figures, times.offsets());
  }
}
