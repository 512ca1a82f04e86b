package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.minicluster.MiniCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * {@code ChaosCommand MINUTES SEED FAULT,...|all OUTPUT}: a chaos run of so many minutes on a
 * cluster of its own. It prints a table, leaves the figures in a directory, with the logs if need
 * be, and exits with 0 if no record was lost or counted twice, nothing was left and the job got
 * over everything; otherwise with 1.
 */
final class ChaosCommand {
  /** While tasks do not run no records come, so a job lasts longer than its records say. */
  private static final Duration RESERVE = Duration.ofMinutes(15);

  private ChaosCommand() {}

  public static void main(String[] arguments) throws Exception {
    Duration duration = Duration.ofMinutes(Long.parseLong(arguments[0]));
    long seed = Long.parseLong(arguments[1]);
    FaultSchedule schedule = new FaultSchedule(seed, faults(arguments[2]));
    Path output = Path.of(arguments[3]);
    try (MiniCluster cluster = MiniCluster.start(ChaosRun.CLUSTER)) {
      long end = System.nanoTime() + duration.toNanos();
      ChaosRun run = new ChaosRun(cluster, ChaosCommand::log);
      new ClusterLogs(cluster)
          .keepIfFails(
              output,
              () -> {
                ChaosReport report =
                    run.run(schedule, duration.plus(RESERVE), count -> System.nanoTime() < end);
                System.out.println(report.table());
                Files.writeString(
                    output.resolve("faults.json"),
                    report
                        .json()
                        .put("seed", seed)
                        .put("minutes", duration.toMinutes())
                        .toPrettyString());
                assertThat(report.faults()).isEmpty();
                return report;
              });
    }
  }

  private static Set<Fault> faults(String names) {
    EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
    if (names.equals("all")) {
      return EnumSet.allOf(Fault.class);
    }
    for (String name : names.split(",", -1)) {
      faults.add(Fault.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
    return faults;
  }

  private static void log(String line) {
    System.out.println(
        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }
}
