package io.bobbin.am.scale;

import io.bobbin.am.scale.ScaleMeasurement.Cost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Measures, when asked to, and writes the table into the page. Nothing is asserted of times. */
@EnabledIfSystemProperty(named = "bobbin.scale.write", matches = "true")
class ScalePageTest {
  private static final Path PAGE = Path.of("../docs/performance.md");
  private static final String BEGIN = "<!-- scale:begin -->\n";
  private static final String END = "<!-- scale:end -->\n";
  private static final List<Integer> SIZES = List.of(10, 100, 1_000, 10_000);
  private static final int WARM_UP = 1;
  private static final int ROUNDS = 5;

  /** What was measured one after the other, so that what disturbs disturbs all of it. */
  private record Round(
      Cost applications, Cost beats, Map<Integer, Cost> workers, Map<Integer, Long> bytes) {
    private double perApplication() {
      return (double) applications.cpuNanos() / applications.applications();
    }

    private double perBeat() {
      return (double) beats.cpuNanos() / beats.beats();
    }

    /** What there is to say to the ResourceManager goes with few calls; these cost by the time. */
    private double perWorker(int size) {
      Cost cost = workers.get(size);
      return (cost.cpuNanos() - perBeat() * cost.beats()) / cost.workers();
    }

    private double beatsOf(int size) {
      return (double) workers.get(size).beats() / workers.get(size).applications();
    }
  }

  @Test
  void writesTheTable() throws Exception {
    List<Round> rounds = new ArrayList<>();
    try (ScaleMeasurement measurement = new ScaleMeasurement()) {
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        rounds.add(measure(measurement));
        System.out.print(table(rounds.subList(round, round + 1)));
      }
    }
    String page = Files.readString(PAGE);
    Files.writeString(
        PAGE,
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table(rounds.subList(WARM_UP, rounds.size()))
            + page.substring(page.indexOf(END)));
  }

  private static Round measure(ScaleMeasurement measurement) throws Exception {
    Map<Integer, Cost> workers = new TreeMap<>();
    Map<Integer, Long> bytes = new TreeMap<>();
    Cost applications = measurement.ofApplications();
    Cost beats = measurement.ofBeats();
    for (int size : SIZES) {
      workers.put(size, measurement.ofWorkers(size));
      bytes.put(size, measurement.bytesPerWorker(size));
    }
    return new Round(applications, beats, workers, bytes);
  }

  private static String table(List<Round> rounds) {
    StringBuilder table =
        new StringBuilder(
            """
            | workers | CPU per worker | memory per worker | ResourceManager calls |
            | ---: | ---: | ---: | ---: |
            """);
    for (int size : SIZES) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d | %.0f µs | %.1f KiB | %.0f |%n",
              size,
              median(rounds, round -> round.perWorker(size)) / 1e3,
              median(rounds, round -> round.bytes().get(size)) / 1024,
              median(rounds, round -> round.beatsOf(size))));
    }
    return table
        + String.format(
            Locale.ROOT,
            "%nBesides, %.1f ms of CPU for an application and %.0f µs for each call of the"
                + " ResourceManager.%n%nMeasured on %s, %d cores, Java %d, %d rounds.%n",
            median(rounds, Round::perApplication) / 1e6,
            median(rounds, Round::perBeat) / 1e3,
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            rounds.size());
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return rounds.stream()
        .mapToDouble(value)
        .sorted()
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
