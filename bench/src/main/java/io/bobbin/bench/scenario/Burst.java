package io.bobbin.bench.scenario;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.contestant.FlinkSystem;
import io.bobbin.bench.contestant.Program;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Twenty detached submissions at once, as a scheduler makes them on the hour. */
final class Burst implements Scenario {
  private static final int CLIENTS = 20;

  @Override
  public String name() {
    return "burst";
  }

  @Override
  public String description() {
    return CLIENTS
        + " detached submissions at once: wall time until the last client has returned, CPU time of"
        + " all, peak memory of the largest. Masters have 1 GB, so that all find their place.";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(Contestant.BOBBIN, Contestant.FLINK);
  }

  @Override
  public int roundSeconds() {
    return 140;
  }

  @Override
  public int rounds(Rounds rounds) {
    return rounds.burst();
  }

  @Override
  public Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception {
    FlinkSystem system = laboratory.flink(contestant);
    Program program =
        laboratory.wordCount().detached().with("jobmanager.memory.process.size=1024m");
    List<Future<ClientRun>> futures = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (int i = 0; i < CLIENTS; i++) {
        String name = "client-" + i;
        Path log = directory.resolve(name + ".log");
        futures.add(
            executor.submit(
                () -> laboratory.clients().runMeasured(system.run(program, log), directory, name)));
      }
      List<ClientRun> runs = new ArrayList<>();
      for (Future<ClientRun> future : futures) {
        runs.add(future.get());
      }
      return Run.of(figures(runs));
    } finally {
      executor.shutdownNow();
    }
  }

  private static Map<Figure, Double> figures(List<ClientRun> runs) {
    long started = runs.stream().mapToLong(ClientRun::started).min().orElseThrow();
    long ended = runs.stream().mapToLong(ClientRun::ended).max().orElseThrow();
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.FAILURES, (double) runs.stream().filter(run -> run.exitCode() != 0).count());
    figures.put(Figure.WALL, (double) (ended - started));
    figures.put(Figure.CPU, runs.stream().mapToDouble(run -> run.cost().cpu()).sum());
    figures.put(
        Figure.MEMORY,
        runs.stream().mapToDouble(run -> run.cost().peakMemory()).max().orElseThrow());
    return figures;
  }
}
