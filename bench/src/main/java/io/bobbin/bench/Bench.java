package io.bobbin.bench;

import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Versions;
import io.bobbin.bench.peer.Peers;
import io.bobbin.bench.report.PerformancePage;
import io.bobbin.bench.report.Results;
import io.bobbin.bench.report.ResultsFile;
import io.bobbin.bench.report.Surroundings;
import io.bobbin.bench.scenario.Laboratory;
import io.bobbin.bench.scenario.Rounds;
import io.bobbin.bench.scenario.Scenario;
import io.bobbin.bench.scenario.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmark's command line; {@code run.sh} builds and starts it. */
@Command(
    name = "run.sh",
    description = {
      "Measures Bobbin beside Flink's own integration with YARN, Spark and YARN's floor, on a"
          + " cluster that it starts on this machine, each daemon a JVM of its own.",
      "",
      "The raw figures go into bench/results/latest.json, the table and the picture into"
          + " docs/performance.md, after each round. A run of all scenarios begins with empty"
          + " results; a run of some replaces theirs and keeps the others'.",
      "",
      "Scenarios: first, warm, client, session, scale-out, burst, master-failover,"
          + " worker-failover, throughput.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Environment:",
      "  JAVA_HOME    the JDK of daemons, clients and containers, 17 or later",
      "  BENCH_HOME   where peers, cluster and logs are; by default bench/target/home"
    })
public final class Bench implements Callable<Integer> {
  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "Rounds of each scenario; default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--first-rounds",
      defaultValue = "3",
      description = "Rounds of first, each on fresh clusters; default: ${DEFAULT-VALUE}.")
  private int firstRounds;

  @Option(
      names = "--burst-rounds",
      defaultValue = "3",
      description = "Rounds of burst; default: ${DEFAULT-VALUE}.")
  private int burstRounds;

  @Option(
      names = "--failover-rounds",
      defaultValue = "5",
      description = "Rounds of each failover; default: ${DEFAULT-VALUE}.")
  private int failoverRounds;

  @Option(
      names = "--throughput-rounds",
      defaultValue = "5",
      description = "Rounds of throughput; default: ${DEFAULT-VALUE}.")
  private int throughputRounds;

  @Option(
      names = "--records",
      defaultValue = "60000000",
      description = "Records of the throughput job; default: ${DEFAULT-VALUE}.")
  private long records;

  @Option(names = "--only", split = ",", description = "Only these scenarios.")
  private List<String> only = List.of();

  @Option(names = "--skip", split = ",", description = "All scenarios but these.")
  private List<String> skip = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Write results and page there, and leave those of the repository alone.")
  private Path output;

  @Option(
      names = "--report",
      description = "Measure nothing; write the page anew from the results that are there.")
  private boolean report;

  @Option(names = "--prepare", description = "Build the peers, and measure nothing.")
  private boolean prepare;

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Scenario> scenarios = chosen();
    Home home =
        new Home(
            Path.of(System.getProperty("bench.repository")),
            Path.of(System.getProperty("bench.home")),
            Path.of(System.getProperty("java.home")));
    ResultsFile file =
        new ResultsFile(
            output == null
                ? home.repository().resolve("bench/results/latest.json")
                : output.toAbsolutePath().resolve("latest.json"));
    PerformancePage page =
        new PerformancePage(
            output == null ? home.repository().resolve("docs") : output.toAbsolutePath());
    if (report) {
      page.write(file.read());
      return 0;
    }
    Versions versions = Versions.ofBuild();
    new Peers(home, versions).build();
    if (!prepare) {
      measure(scenarios, home, versions, file, page);
    }
    return 0;
  }

  private void measure(
      List<Scenario> scenarios,
      Home home,
      Versions versions,
      ResultsFile file,
      PerformancePage page)
      throws Exception {
    Rounds counts = new Rounds(rounds, firstRounds, burstRounds, failoverRounds, throughputRounds);
    System.out.println("About " + minutes(scenarios, counts) + " minutes on two cores.");
    Results results = only.isEmpty() && skip.isEmpty() ? Results.none() : file.read();
    Laboratory laboratory = new Laboratory(home, versions);
    Thread end = new Thread(laboratory::close, "end");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      new Measurements(home, Surroundings.of(home, versions), results, file, page)
          .measure(scenarios, counts, laboratory);
    } finally {
      laboratory.close();
    }
  }

  private List<Scenario> chosen() {
    List<Scenario> all = Scenarios.all(records);
    List<String> names = all.stream().map(Scenario::name).toList();
    for (List<String> given : List.of(only, skip)) {
      for (String name : given) {
        if (!names.contains(name)) {
          throw new ParameterException(
              spec.commandLine(), "There is no scenario '" + name + "'; there are " + names + ".");
        }
      }
    }
    return all.stream()
        .filter(scenario -> only.isEmpty() || only.contains(scenario.name()))
        .filter(scenario -> !skip.contains(scenario.name()))
        .toList();
  }

  private static long minutes(List<Scenario> scenarios, Rounds rounds) {
    int preparation = 90;
    int seconds =
        scenarios.stream()
            .mapToInt(scenario -> scenario.rounds(rounds) * scenario.roundSeconds())
            .sum();
    return Math.round((seconds + preparation) / 60.0);
  }
}
