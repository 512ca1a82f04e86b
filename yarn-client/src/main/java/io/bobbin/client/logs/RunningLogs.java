package io.bobbin.client.logs;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints what running containers logged, each time from where it stopped. */
final class RunningLogs {
  private static final Logger LOG = LoggerFactory.getLogger(RunningLogs.class);

  /** Where a container runs. */
  record Place(String container, String nodeAddress) {}

  private final LogPrinter printer;
  private final String user;
  private final Map<Place, NodeLogs> containers = new LinkedHashMap<>();
  private final Map<String, Long> printed = new HashMap<>();

  RunningLogs(LogPrinter printer, String user) {
    this.printer = printer;
    this.user = user;
  }

  /** These containers run now; those seen earlier may still have something to say. */
  void add(Collection<Place> places) {
    for (Place place : places) {
      containers.computeIfAbsent(
          place, key -> new NodeLogs(key.nodeAddress(), key.container(), user));
    }
  }

  boolean isEmpty() {
    return containers.isEmpty();
  }

  /** Prints what is new. */
  void print() {
    containers.forEach(
        (place, logs) -> {
          try {
            print(place.container(), logs);
          } catch (IOException e) {
            // A container that has ended takes its logs with it, sooner or later.
            LOG.debug("No logs of {}", place, e);
          }
        });
  }

  private void print(String container, NodeLogs logs) throws IOException {
    for (Map.Entry<String, Long> file : logs.files().entrySet()) {
      String key = container + "/" + file.getKey();
      long position = printed.getOrDefault(key, 0L);
      if (file.getValue() > position) {
        logs.read(
            file.getKey(),
            position,
            file.getValue(),
            chunk -> {
              printer.print(chunk.from(printed.getOrDefault(key, 0L)));
              printed.merge(key, chunk.end(), Math::max);
            });
      }
    }
  }
}
