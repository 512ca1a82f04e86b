package io.bobbin.bench.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What an application's masters, one after the other, have logged of its only job. */
public final class JobLog {
  private static final Pattern TASK =
      Pattern.compile(
          "ExecutionGraph .* - (.+ \\(\\d+/\\d+\\)) \\(\\S+\\) switched from \\w+ to (\\w+)");
  private static final Pattern COMPLETED = Pattern.compile("Completed checkpoint (\\d+) for job");
  private static final Pattern RESTORED =
      Pattern.compile("Restoring job \\S+ from [\\w ]+ (\\d+) @");

  private final List<LogLine> lines;

  /**
   * The log.
   *
   * @param lines in order
   */
  JobLog(List<LogLine> lines) {
    this.lines = lines;
  }

  public static JobLog of(ContainerLogs logs) {
    return new JobLog(logs.lines("jobmanager.log", ""));
  }

  /** The tasks, if all of them run: their names and indexes. */
  public Set<String> running() {
    Map<String, String> states = new HashMap<>();
    lines.forEach(line -> note(line, states));
    return allRun(states) ? states.keySet() : Set.of();
  }

  /** The latest completed checkpoint. */
  public OptionalLong lastCheckpoint() {
    return numbers(COMPLETED, lines.stream()).max();
  }

  /**
   * How the job came back after a fault, if it has: since when the same tasks as before have all
   * been running, if they ran until the next checkpoint was completed. RUNNING is what a task is
   * once its state is restored.
   *
   * @param fault when it was, in ms since the epoch
   * @param tasks that ran before
   */
  public Optional<Recovery> recovery(long fault, Set<String> tasks) {
    Map<String, String> states = new HashMap<>();
    OptionalLong running = OptionalLong.empty();
    for (LogLine line : lines) {
      if (line.time() < fault) {
        continue;
      }
      if (note(line, states)) {
        boolean all = states.keySet().equals(tasks) && allRun(states);
        running = all ? OptionalLong.of(line.time()) : OptionalLong.empty();
      } else if (running.isPresent() && COMPLETED.matcher(line.text()).find()) {
        return Optional.of(new Recovery(running.getAsLong(), restored(fault, running.getAsLong())));
      }
    }
    return Optional.empty();
  }

  private OptionalLong restored(long from, long to) {
    return numbers(
            RESTORED, lines.stream().filter(line -> line.time() >= from && line.time() <= to))
        .reduce((first, last) -> last);
  }

  private static LongStream numbers(Pattern pattern, Stream<LogLine> lines) {
    return lines
        .map(line -> pattern.matcher(line.text()))
        .filter(Matcher::find)
        .mapToLong(found -> Long.parseLong(found.group(1)));
  }

  private static boolean note(LogLine line, Map<String, String> states) {
    Matcher task = TASK.matcher(line.text());
    boolean found = task.find();
    if (found) {
      states.put(task.group(1), task.group(2));
    }
    return found;
  }

  private static boolean allRun(Map<String, String> states) {
    return !states.isEmpty() && states.values().stream().allMatch("RUNNING"::equals);
  }

  /**
   * A job is back.
   *
   * @param running when the last of its tasks ran, in ms since the epoch
   * @param restored the checkpoint it went on from
   */
  public record Recovery(long running, OptionalLong restored) {}
}
