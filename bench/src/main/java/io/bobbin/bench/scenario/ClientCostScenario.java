package io.bobbin.bench.scenario;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Run;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a detached submission takes on the edge node, and what it writes to HDFS. */
final class ClientCostScenario implements Scenario {
  @Override
  public String name() {
    return "client";
  }

  @Override
  public String description() {
    return "A detached application-mode submission of a jar that was submitted before: the client.";
  }

  @Override
  public List<Contestant> contestants() {
    return List.of(
        Contestant.BOBBIN, Contestant.BOBBIN_FLINK, Contestant.FLINK, Contestant.FLINK_PROVIDED);
  }

  @Override
  public int roundSeconds() {
    return 30;
  }

  @Override
  public int rounds(Rounds rounds) {
    return rounds.all();
  }

  @Override
  public Run run(Contestant contestant, Laboratory laboratory, Path directory) throws Exception {
    Set<String> before = laboratory.cluster().hdfs().files().keySet();
    ClientRun run =
        laboratory
            .clients()
            .runMeasured(
                laboratory
                    .flink(contestant)
                    .run(laboratory.wordCount().detached(), directory.resolve("client.log")),
                directory,
                "run")
            .orFail();
    long uploaded =
        laboratory.cluster().hdfs().files().entrySet().stream()
            .filter(file -> !before.contains(file.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    String application = laboratory.cluster().resourceManager().applicationSince(run.started());
    long submitted = laboratory.cluster().resourceManager().submitted(application);

    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.SUBMITTED, (double) (submitted - run.started()));
    figures.put(Figure.WALL, (double) run.duration());
    figures.put(Figure.CPU, run.cost().cpu());
    figures.put(Figure.MEMORY, run.cost().peakMemory());
    figures.put(Figure.UPLOADED, (double) uploaded);
    return Run.of(figures);
  }
}
