package io.bobbin.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came out of a chaos run.
 *
 * @param records that there were
 * @param counted what the sink has committed
 */
record ChaosReport(List<Recovery> recoveries, long records, CountedRecords counted) {

  /** What is wrong with the sink's content; empty if nothing is. */
  String faults() {
    return counted.faults(records);
  }

  /** A table for people, in Markdown. */
  String table() {
    Map<Fault, List<Recovery>> byFault =
        recoveries.stream()
            .collect(
                Collectors.groupingBy(
                    recovery -> recovery.injection().fault(), TreeMap::new, Collectors.toList()));
    StringBuilder table = new StringBuilder("| fault | times | median, s | worst, s |\n");
    table.append("| --- | ---: | ---: | ---: |\n");
    byFault.forEach(
        (fault, found) -> {
          List<Duration> durations =
              found.stream().map(Recovery::toRunning).sorted(Comparator.naturalOrder()).toList();
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %d | %.1f | %.1f |%n",
                  fault,
                  durations.size(),
                  seconds(durations.get(durations.size() / 2)),
                  seconds(durations.get(durations.size() - 1))));
        });
    return table
        + String.format(
            "%nOf %d records %d were lost and %d counted twice.%n",
            records, counted.lost(records), counted.doubled());
  }

  /** The same for programs, with each fault, in ms. */
  ObjectNode json() {
    ObjectNode report = new ObjectMapper().createObjectNode();
    report.put("records", records);
    report.put("lost", counted.lost(records));
    report.put("doubled", counted.doubled());
    ArrayNode faults = report.putArray("faults");
    for (Recovery recovery : recoveries) {
      Injection injection = recovery.injection();
      faults
          .addObject()
          .put("fault", injection.fault().name())
          .put("moment", injection.moment().name())
          .put("length", injection.length().toMillis())
          .put("choice", injection.choice())
          .put("toRunning", recovery.toRunning().toMillis());
    }
    return report;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
