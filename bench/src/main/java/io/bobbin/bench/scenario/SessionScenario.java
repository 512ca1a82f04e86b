package io.bobbin.bench.scenario;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Run;
import io.bobbin.bench.measure.Times;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A session's start, a job for which it needs a worker, and a job that finds one. */
final class SessionScenario implements Scenario {
  @Override
  public String name() {
    return "session";
  }

  @Override
  public String description() {
    return "A session until it takes jobs; TopSpeedWindowing in it until all tasks run, first on cold"
        + " workers, then, after the first job's end, on warm slots.";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(Contestant.FLOOR, Contestant.BOBBIN, Contestant.FLINK);
  }

  @Override
  public int roundSeconds() {
    return 42;
  }

  @Override
  public int rounds(Rounds rounds) {
    return rounds.all();
  }

  @Override
  public Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception {
    if (contestant == Contestant.FLOOR) {
      Times times =
          laboratory.application(laboratory.starter(contestant, laboratory.wordCount()), directory);
      return Run.of(Map.of(Figure.RUNNING, (double) times.of(Milestone.RUNNING)));
    }
    Session session = Session.start(laboratory, contestant, List.of(), directory);
    Session.Job cold = session.run(laboratory.topSpeed(), "cold");
    session.cancel(cold);
    Session.Job warm = session.run(laboratory.topSpeed(), "warm");
    return Run.of(
        Map.of(
            Figure.READY, (double) session.startDuration(),
            Figure.COLD, (double) cold.allRunning(),
            Figure.WARM, (double) warm.allRunning()));
  }
}
