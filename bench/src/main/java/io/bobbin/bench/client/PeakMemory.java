package io.bobbin.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The largest resident set of a shell's only child. The kernel keeps each process's peak, so that
 * only what grows between the last sample and the end is missed.
 */
final class PeakMemory {
  static final long PERIOD_MS = 20;

  private final ProcessHandle shell;
  private Optional<Path> status = Optional.empty();
  private long peak;

  PeakMemory(ProcessHandle shell) {
    this.shell = shell;
  }

  void sample() {
    if (status.isEmpty()) {
      status =
          shell.children().findFirst().map(child -> Path.of("/proc/" + child.pid() + "/status"));
    }
    status.ifPresent(file -> peak = Math.max(peak, peakOf(file)));
  }

  /** The peak so far, in KiB. */
  long kibibytes() {
    return peak;
  }

  private static long peakOf(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException e) {
      return 0; // it has ended
    }
    return 0;
  }
}
