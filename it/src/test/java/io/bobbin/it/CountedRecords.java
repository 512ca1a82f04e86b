package io.bobbin.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What program {@code CountsRecords} has committed so far.
 *
 * @param times how often each record was counted
 * @param totals the highest total that each key had
 * @param different how many different records were counted for each key
 */
record CountedRecords(Map<Long, Integer> times, Map<Long, Long> totals, Map<Long, Long> different) {

  /** Reads the files that the sink has committed; none if there is no such directory yet. */
  static CountedRecords read(FileSystem hdfs, Path directory) throws IOException {
    StringBuilder text = new StringBuilder();
    if (hdfs.exists(directory)) {
      for (FileStatus file : hdfs.listStatus(directory)) {
        if (!file.getPath().getName().startsWith(".")) {
          try (var input = hdfs.open(file.getPath())) {
            text.append(new String(input.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return parse(text.toString().lines());
  }

  static CountedRecords parse(Stream<String> lines) {
    Map<Long, Integer> times = new TreeMap<>();
    Map<Long, Long> totals = new TreeMap<>();
    Map<Long, Long> different = new TreeMap<>();
    lines.forEach(
        line -> {
          long[] numbers = Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
          totals.merge(numbers[0], numbers[1], Math::max);
          LongStream.of(numbers)
              .skip(2)
              .filter(record -> times.merge(record, 1, Integer::sum) == 1)
              .forEach(record -> different.merge(numbers[0], 1L, Long::sum));
        });
    return new CountedRecords(times, totals, different);
  }

  /** How many different records have been counted. */
  int count() {
    return times.size();
  }

  /** How many of the records 0 to {@code records} - 1 have not been counted. */
  long lost(long records) {
    return LongStream.range(0, records).filter(record -> !times.containsKey(record)).count();
  }

  /** How many times a record was counted once more. */
  long doubled() {
    return times.values().stream().mapToLong(count -> count - 1).sum();
  }

  /**
   * What is wrong, given that there were records 0 to {@code records} - 1; empty if each was
   * counted once.
   */
  String faults(long records) {
    StringBuilder faults = new StringBuilder();
    report(
        faults,
        "missing",
        LongStream.range(0, records).boxed().filter(record -> !times.containsKey(record)));
    report(
        faults,
        "counted more than once",
        times.keySet().stream().filter(record -> times.get(record) > 1));
    report(
        faults,
        "never sent",
        times.keySet().stream().filter(record -> record < 0 || record >= records));
    if (!totals.equals(different)) {
      faults.append("totals of keys are ").append(totals);
      faults.append(" instead of ").append(different).append('\n');
    }
    return faults.toString();
  }

  /** Neighbours as ranges: what is lost or doubled is mostly what lies between two checkpoints. */
  private static void report(StringBuilder faults, String fault, Stream<Long> found) {
    NavigableSet<Long> records = found.collect(Collectors.toCollection(TreeSet::new));
    if (records.isEmpty()) {
      return;
    }
    faults.append(records.size()).append(" records ").append(fault).append(':');
    while (!records.isEmpty()) {
      long first = records.first();
      long last = first;
      while (records.contains(last + 1)) {
        last++;
      }
      faults.append(' ').append(first).append(last > first ? "-" + last : "");
      records = records.tailSet(last, false);
    }
    faults.append('\n');
  }
}
