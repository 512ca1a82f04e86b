package io.bobbin.minicluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A daemon that is a process of its own: {@code namenode}, {@code datanode}, {@code
 * resourcemanager}, {@code nodemanager1} and so on, or {@code zookeeper}. The cluster's process
 * starts it again whenever it has ended, unless it is held down. It keeps its addresses and its
 * data.
 *
 * @param directory the daemon's own, named like it; its configuration may be there, too
 */
public record SupervisedDaemon(Path directory) {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** All that a cluster has or, if it was killed, had; none if its daemons share one process. */
  public static List<SupervisedDaemon> all(StateDirectory cluster) throws IOException {
    if (!Files.exists(cluster.daemons())) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(cluster.daemons())) {
      return directories.map(SupervisedDaemon::new).toList();
    }
  }

  /** How the daemon is called. */
  public String name() {
    return directory.getFileName().toString();
  }

  /** Its process, if it has one now. */
  public Optional<ProcessHandle> process() throws IOException {
    if (!Files.exists(pid())) {
      return Optional.empty();
    }
    long id = Long.parseLong(Files.readString(pid()).strip());
    return ProcessHandle.of(id).filter(this::isThisDaemon);
  }

  /** Kills it with SIGKILL and holds it down; nothing happens if it is down. */
  public void kill() throws IOException, InterruptedException {
    Files.write(down(), new byte[0]);
    Optional<ProcessHandle> running = process();
    running.ifPresent(ProcessHandle::destroyForcibly);
    await("is not dead", () -> process().isEmpty());
  }

  /** Has it started again, and returns when it has a process, which is before it answers. */
  public void start() throws IOException, InterruptedException {
    Files.deleteIfExists(down());
    await("is not started", () -> process().isPresent());
  }

  /** Suspends it. */
  public SuspendedProcess suspend() throws IOException, InterruptedException {
    return new SuspendedProcess(
        process().orElseThrow(() -> new IOException(name() + " has no process")));
  }

  /** Whether it is not to be started again. */
  public boolean isHeldDown() {
    return Files.exists(down());
  }

  /** Notes that a process is the daemon's; readers never see half of it. */
  public void started(ProcessHandle process) throws IOException {
    Path written =
        Files.writeString(directory.resolve("pid.written"), Long.toString(process.pid()));
    Files.move(written, pid(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path pid() {
    return directory.resolve("pid");
  }

  private Path down() {
    return directory.resolve("down");
  }

  /** Another process may have the id meanwhile; the daemon's has this directory on its command. */
  private boolean isThisDaemon(ProcessHandle process) {
    try {
      byte[] command = Files.readAllBytes(Path.of("/proc", "" + process.pid(), "cmdline"));
      return new String(command, StandardCharsets.ISO_8859_1).contains(directory.toString());
    } catch (IOException e) {
      return false; // it has ended
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private void await(String failure, Condition condition) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IOException(name() + " " + failure + " after " + LONGEST.toSeconds() + " s");
      }
      Thread.sleep(10);
    }
  }
}
