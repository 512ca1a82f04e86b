package io.bobbin.bench.scenario;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A session that grows from one worker to thirteen. */
final class ScaleOut implements Scenario {
  private static final int PARALLELISM = 12;

  @Override
  public String name() {
    return "scale-out";
  }

  @Override
  public String description() {
    return "A session with one job of parallelism 1 gets another of parallelism "
        + PARALLELISM
        + ", until all its tasks run; workers have one slot and 1280 MB.";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(Contestant.BOBBIN, Contestant.FLINK);
  }

  @Override
  public int roundSeconds() {
    return 57;
  }

  @Override
  public int rounds(Rounds rounds) {
    return rounds.all();
  }

  @Override
  public Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception {
    Session session =
        Session.start(
            laboratory,
            contestant,
            List.of("taskmanager.memory.process.size=1280m", "taskmanager.numberOfTaskSlots=1"),
            directory);
    session.run(laboratory.topSpeed().parallelism(1), "one");
    Session.Job job = session.run(laboratory.topSpeed().parallelism(PARALLELISM), "twelve");
    return Run.of(Map.of(Figure.ALL_RUNNING, (double) job.allRunning()));
  }
}
