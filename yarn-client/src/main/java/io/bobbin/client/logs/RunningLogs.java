package io.bobbin.client.logs;

import io.bobbin.client.PlainText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Prints what running containers logged, each time from where it stopped. */
final class RunningLogs {
  /** Where a container runs. */
  record Place(String container, String nodeAddress) {}

  private final LogPrinter printer;
  private final String user;
  private final PrintStream err;
  private final Map<Place, NodeLogs> containers = new LinkedHashMap<>();
  private final Map<String, Long> printed = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private Set<Place> present = Set.of();
  private boolean hasRead;

  /**
   * @param err for nodes that cannot be read
   */
  RunningLogs(LogPrinter printer, String user, PrintStream err) {
    this.printer = printer;
    this.user = user;
    this.err = err;
  }

  /** These containers run now; those seen earlier may still have something to say. */
  void add(Collection<Place> places) {
    present = Set.copyOf(places);
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
            hasRead = true;
          } catch (IOException e) {
            complain(place, e);
          }
        });
  }

  /** A container that has ended takes its logs with it, sooner or later; that is no failure. */
  private void complain(Place place, IOException reason) {
    if (present.contains(place) && unreadable.add(place.nodeAddress())) {
      err.println(
          "bobbin: the logs on "
              + place.nodeAddress()
              + " cannot be read: "
              + PlainText.line(reason.toString()));
    }
  }

  /** Whether any node has answered. */
  boolean hasRead() {
    return hasRead;
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
