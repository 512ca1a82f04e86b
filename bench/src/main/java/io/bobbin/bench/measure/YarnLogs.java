package io.bobbin.bench.measure;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What YARN's daemons have logged of an application: the same words for all systems, so that what
 * they have in common is measured in one way. All times are in ms since the epoch.
 */
public final class YarnLogs {
  private static final String MASTER = "_01_000001 ";

  private final String application;
  private final List<LogLine> resourceManager;
  private final List<LogLine> nodeManagers;

  public YarnLogs(Path resourceManagerLog, List<Path> nodeManagerLogs, String application) {
    this.application = application;
    String digits = application.replace("application", "");
    this.resourceManager = LogLine.containing(digits, resourceManagerLog);
    this.nodeManagers =
        nodeManagerLogs.stream()
            .flatMap(log -> LogLine.containing(digits, log).stream())
            .sorted(Comparator.comparingLong(LogLine::time))
            .toList();
  }

  /** When the ResourceManager took the application. */
  public OptionalLong submitted() {
    return first(resourceManager, "Storing application with id " + application);
  }

  /** When the master's container began to run. */
  public OptionalLong masterStarted() {
    return first(nodeManagers, MASTER + "transitioned from SCHEDULED to RUNNING");
  }

  /** When the scheduler had a container for the master's first request. */
  public OptionalLong workerAllocated() {
    return times(resourceManager, "Container Transitioned from NEW to ALLOCATED")
        .filter(line -> !line.text().contains(MASTER))
        .mapToLong(LogLine::time)
        .min();
  }

  /** When the first of the other containers began to run. */
  public OptionalLong workerStarted() {
    return times(nodeManagers, "transitioned from SCHEDULED to RUNNING")
        .filter(line -> !line.text().contains(MASTER))
        .mapToLong(LogLine::time)
        .min();
  }

  /** When the last process of the other containers had ended. */
  public OptionalLong workersEnded() {
    return times(nodeManagers, " to EXITED_WITH_")
        .filter(line -> !line.text().contains(MASTER))
        .mapToLong(LogLine::time)
        .max();
  }

  /** When the application was FINISHED and its last container gone from its node. */
  public OptionalLong gone() {
    return Stream.concat(
            times(nodeManagers, " to DONE"),
            times(resourceManager, "State change from FINISHING to FINISHED"))
        .mapToLong(LogLine::time)
        .max();
  }

  private static OptionalLong first(List<LogLine> lines, String text) {
    return times(lines, text).mapToLong(LogLine::time).min();
  }

  private static Stream<LogLine> times(List<LogLine> lines, String text) {
    return lines.stream().filter(line -> line.text().contains(text));
  }
}
