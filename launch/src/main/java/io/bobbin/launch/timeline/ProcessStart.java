package io.bobbin.launch.timeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When this process started. A script that became this process by {@code exec} counts.
 *
 * <p>{@link ProcessHandle} alone may be wrong by a second on Linux, for it adds the ticks since the
 * host's start to a time of that start in whole seconds (proc(5), {@code btime}).
 */
public final class ProcessStart {
  private static final Duration ROUNDING = Duration.ofMillis(1500);
  private static final int MILLIS_PER_TICK = 10;

  /** The field {@code starttime}, counted from the one behind the name, which may hold anything. */
  private static final int START_TIME = 19;

  private ProcessStart() {}

  /** The instant in ms since the epoch; exact to 10 ms on Linux. Empty if it is not known. */
  public static Optional<Long> epochMillis() {
    Optional<Instant> rough = ProcessHandle.current().info().startInstant();
    return rough.map(
        instant -> exact().filter(exact -> isNear(exact, instant)).orElse(instant).toEpochMilli());
  }

  /** A container's own {@code uptime}, as some show it, has nothing to do with the host's ticks. */
  private static boolean isNear(Instant exact, Instant rough) {
    return Duration.between(rough, exact).abs().compareTo(ROUNDING) < 0;
  }

  private static Optional<Instant> exact() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long startedAt = Long.parseLong(fields[START_TIME]) * MILLIS_PER_TICK;
      String uptime = Files.readString(Path.of("/proc/uptime"));
      long upFor = (long) (1e3 * Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))));
      return Optional.of(Instant.now().minusMillis(upFor - startedAt));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
