package io.bobbin.bench.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs clients, one or several at a time, and ends them when the benchmark is interrupted. */
public final class Clients implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Bash's own clock: it counts what the process took and the children that it waited for. */
  private static final String TIMED =
      "TIMEFORMAT='%U %S'; { time \"$@\" > \"$OUTPUT\" 2>&1; } 2> \"$COST\"";

  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  /**
   * Runs a client to its end.
   *
   * @param name of the file in the directory that takes what it prints
   */
  public ClientRun run(Invocation invocation, Path directory, String name)
      throws IOException, InterruptedException {
    Path output = output(directory, name);
    ProcessBuilder builder = builder(invocation, invocation.command());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    long started = System.currentTimeMillis();
    Process process = start(builder);
    await(process);
    long ended = System.currentTimeMillis();
    return new ClientRun(started, ended, process.exitValue(), Files.readString(output), null);
  }

  /** Runs a client to its end and measures what it takes. */
  public ClientRun runMeasured(Invocation invocation, Path directory, String name)
      throws IOException, InterruptedException {
    Path output = output(directory, name);
    Path cost = directory.resolve(name + ".cost");
    List<String> command = new ArrayList<>(List.of("bash", "-c", TIMED, "bash"));
    command.addAll(invocation.command());
    ProcessBuilder builder = builder(invocation, command);
    builder.environment().put("OUTPUT", output.toString());
    builder.environment().put("COST", cost.toString());
    long started = System.currentTimeMillis();
    Process process = start(builder);
    PeakMemory memory = new PeakMemory(process.toHandle());
    await(process, memory);
    long ended = System.currentTimeMillis();
    ClientCost clientCost = new ClientCost(cpu(Files.readString(cost)), memory.kibibytes());
    return new ClientRun(started, ended, process.exitValue(), Files.readString(output), clientCost);
  }

  /** Ends all clients that run. */
  @Override
  public void close() {
    for (Process process : running) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Path output(Path directory, String name) throws IOException {
    return Files.createDirectories(directory).resolve(name + ".out");
  }

  private static ProcessBuilder builder(Invocation invocation, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectInput(Path.of("/dev/null").toFile());
    builder.environment().putAll(invocation.environment());
    return builder;
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    running.add(process);
    return process;
  }

  private void await(Process process) throws InterruptedException {
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("A client did not end in " + LONGEST.toMinutes() + " min.");
      }
    } finally {
      end(process);
    }
  }

  private void await(Process process, PeakMemory memory) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      while (!process.waitFor(PeakMemory.PERIOD_MS, TimeUnit.MILLISECONDS)) {
        memory.sample();
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "A client did not end in " + LONGEST.toMinutes() + " min.");
        }
      }
    } finally {
      end(process);
    }
  }

  private void end(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    running.remove(process);
  }

  /** Bash's line is the last one, in seconds. */
  private static double cpu(String cost) {
    String[] lines = cost.strip().split("\n", -1);
    String[] seconds = lines[lines.length - 1].split(" ", -1);
    return 1000 * (Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1]));
  }
}
