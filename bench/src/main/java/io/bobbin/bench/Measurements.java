package io.bobbin.bench;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Trees;
import io.bobbin.bench.measure.Run;
import io.bobbin.bench.report.PerformancePage;
import io.bobbin.bench.report.Results;
import io.bobbin.bench.report.ResultsFile;
import io.bobbin.bench.report.ScenarioResults;
import io.bobbin.bench.report.Surroundings;
import io.bobbin.bench.scenario.Laboratory;
import io.bobbin.bench.scenario.Rounds;
import io.bobbin.bench.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Goes through the scenarios, and writes what is known after each round. */
final class Measurements {
  private final Home home;
  private final Surroundings surroundings;
  private final Results results;
  private final ResultsFile file;
  private final PerformancePage page;

  /**
   * Measurements.
   *
   * @param results to which each scenario's are added, in place of older ones
   */
  Measurements(
      Home home,
      Surroundings surroundings,
      Results results,
      ResultsFile file,
      PerformancePage page) {
    this.home = home;
    this.surroundings = surroundings;
    this.results = results;
    this.file = file;
    this.page = page;
  }

  void measure(List<Scenario> scenarios, Rounds rounds, Laboratory laboratory) throws Exception {
    for (Scenario scenario : scenarios) {
      System.out.println("\n" + scenario.name() + ": " + scenario.description());
      scenario.prepare(laboratory);
      Map<Contestant, List<Run>> runs = new EnumMap<>(Contestant.class);
      scenario.contestants().forEach(contestant -> runs.put(contestant, new ArrayList<>()));
      int count = scenario.rounds(rounds);
      for (int round = 1; round <= count; round++) {
        System.out.println("round " + round + " of " + count);
        for (Contestant contestant : inTurn(scenario.contestants(), round)) {
          runs.get(contestant).add(run(scenario, contestant, round, laboratory));
        }
        write(scenario, runs);
      }
    }
  }

  /** Whoever follows somebody may have it easier or harder: each round another one begins. */
  private static List<Contestant> inTurn(List<Contestant> contestants, int round) {
    List<Contestant> turned = new ArrayList<>(contestants);
    Collections.rotate(turned, round - 1);
    return turned;
  }

  /** A run that fails is told of and leaves the others alone. */
  private Run run(Scenario scenario, Contestant contestant, int round, Laboratory laboratory)
      throws Exception {
    Path directory =
        Trees.fresh(home.runs().resolve(scenario.name() + "/" + round + "-" + contestant.name()));
    Run run;
    try {
      run = scenario.run(contestant, laboratory, directory);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (laboratory.isClosed()) {
        throw e;
      }
      run = Run.failed(e.toString());
    }
    laboratory.tidy();
    System.out.println("  " + contestant.label() + ": " + text(run));
    return run;
  }

  private static String text(Run run) {
    if (run.failure() != null) {
      return "failed: " + run.failure();
    }
    List<String> figures = new ArrayList<>();
    run.figures()
        .forEach((figure, value) -> figures.add(figure.label() + " " + figure.unit().text(value)));
    return String.join(", ", figures);
  }

  private void write(Scenario scenario, Map<Contestant, List<Run>> runs) throws IOException {
    results
        .scenarios()
        .put(
            scenario.name(),
            new ScenarioResults(
                LocalDate.now(ZoneId.systemDefault()).toString(),
                scenario.description(),
                surroundings,
                runs));
    file.write(results);
    page.write(results);
  }
}
