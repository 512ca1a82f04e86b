package io.bobbin.bench.scenario;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.contestant.Program;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Run;
import io.bobbin.bench.measure.Times;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A job that runs long, in containers of the same size. */
final class Throughput implements Scenario {
  private static final String PROGRAM = "io.bobbin.programs.AggregatesByKey";

  /** The part of the records that is counted: the first fifth is the JVM's, which compiles. */
  private static final double COUNTED = 0.8;

  private final long records;

  Throughput(long records) {
    this.records = records;
  }

  @Override
  public String name() {
    return "throughput";
  }

  @Override
  public String description() {
    return String.format(
        "A stateful keyed aggregation over %,d generated records: the rate of the last four fifths, when"
            + " the JVM has compiled what it runs, and the time from its first task running to its last"
            + " task's end.",
        records);
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(Contestant.BOBBIN, Contestant.FLINK_TUNED);
  }

  @Override
  public int roundSeconds() {
    return (int) (20 + 2 * records / 1_000_000);
  }

  @Override
  public int rounds(Rounds rounds) {
    return rounds.throughput();
  }

  @Override
  public Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception {
    Program program =
        Program.of(laboratory.home().programs())
            .mainClass(PROGRAM, "--records", Long.toString(records));
    Times times = laboratory.application(laboratory.starter(contestant, program), directory);
    long counted = times.of(Milestone.TASKS_ENDED) - times.of(Milestone.WARMED_UP);
    long whole = times.of(Milestone.TASKS_ENDED) - times.of(Milestone.RUNNING);
    return Run.of(
        Map.of(Figure.RATE, 1000 * COUNTED * records / counted, Figure.WALL, (double) whole));
  }
}
