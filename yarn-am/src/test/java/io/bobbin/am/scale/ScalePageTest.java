package io.bobbin.am.scale;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Measures, when asked to, and writes the table into the page. Nothing is asserted of times. */
@EnabledIfSystemProperty(named = "bobbin.scale.write", matches = "true")
class ScalePageTest {
  private static final Path PAGE = Path.of("../docs/performance.md");
  private static final String BEGIN = "<!-- scale:begin -->\n";
  private static final String END = "<!-- scale:end -->\n";
  private static final int LAUNCHERS = 16;

  /** So many applications are averaged in each row, fewer where they are large. */
  private static final int MOST_APPLICATIONS = 20;

  private static final int ALTOGETHER = 30_000;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Sums over the applications of a row. */
  private static final class Sums {
    private long workers;
    private long cpuNanos;
    private long wallNanos;
    private long beats;
    private long memory;
    private int mostCalls;
    private int applications;
  }

  @Test
  void writesTheTable() throws Exception {
    measure(1_000);
    StringBuilder table =
        new StringBuilder(
            "| workers | CPU per worker | memory per worker | ResourceManager calls | in"
                + " | NodeManager calls at once |\n| ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (int workers : List.of(10, 100, 1_000, 10_000)) {
      table.append(row(workers, measure(workers)));
    }
    table.append(
        String.format(
            Locale.ROOT,
            "%nMeasured on %s, %d cores, Java %s.%n",
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature()));
    String page = Files.readString(PAGE);
    Files.writeString(
        PAGE,
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table
            + page.substring(page.indexOf(END)));
  }

  private static String row(int workers, Sums sums) {
    return String.format(
        Locale.ROOT,
        "| %,d | %,d µs | %.1f KiB | %,d | %.1f s | %d |%n",
        workers,
        sums.cpuNanos / 1_000 / sums.workers,
        (double) sums.memory / 1024 / sums.applications / workers,
        sums.beats / sums.applications,
        sums.wallNanos / 1e9 / sums.applications,
        sums.mostCalls);
  }

  private Sums measure(int workers) throws Exception {
    Sums sums = new Sums();
    int applications = Math.min(MOST_APPLICATIONS, ALTOGETHER / workers);
    while (sums.applications < applications) {
      long heap = usedHeap();
      long wall = System.nanoTime();
      long cpu = system.getProcessCpuTime();
      try (ScaleSimulation simulation =
          new ScaleSimulation(workers, Math.min(LAUNCHERS, workers))) {
        simulation.start();
        long collecting = system.getProcessCpuTime();
        long pause = System.nanoTime();
        sums.memory += usedHeap() - heap;
        cpu += system.getProcessCpuTime() - collecting;
        wall += System.nanoTime() - pause;
        sums.workers += workers + simulation.lose();
        simulation.giveBack();
        sums.cpuNanos += system.getProcessCpuTime() - cpu;
        sums.wallNanos += System.nanoTime() - wall;
        sums.beats += simulation.yarn().beats().size();
        sums.mostCalls = Math.max(sums.mostCalls, simulation.nodeManagers().mostCalls());
        sums.applications++;
      }
    }
    return sums;
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
