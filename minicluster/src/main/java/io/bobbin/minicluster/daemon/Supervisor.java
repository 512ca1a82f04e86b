package io.bobbin.minicluster.daemon;

import io.bobbin.minicluster.SupervisedDaemon;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts daemons, each in a process of its own, and starts them again when they have ended. */
final class Supervisor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private static final long LOOK_MILLISECONDS = 50;

  /** After so much of a daemon's life it is not one that cannot start. */
  private static final long SHORTEST_LIFE_SECONDS = 1;

  private final List<Child> children = new ArrayList<>();
  private final Thread thread = new Thread(this::watch, "supervisor");

  /** A daemon that shall run, and the process that it had last. */
  private static final class Child {
    private final SupervisedDaemon daemon;
    private final ProcessBuilder command;
    private Process process;
    private long startedNanos;

    private Child(SupervisedDaemon daemon, ProcessBuilder command) {
      this.daemon = daemon;
      this.command = command;
    }

    private void start() throws IOException {
      process = command.start();
      startedNanos = System.nanoTime();
      daemon.started(process.toHandle());
    }

    private boolean shallStart() {
      return !process.isAlive()
          && !daemon.isHeldDown()
          && System.nanoTime() - startedNanos > TimeUnit.SECONDS.toNanos(SHORTEST_LIFE_SECONDS);
    }
  }

  /**
   * Starts a daemon.
   *
   * @param directory first on its class path, for configuration that is its own
   * @param logs where it shall write logs besides that on standard error
   * @param main its main class with arguments
   */
  void start(Path directory, Path logs, String... main) throws IOException {
    SupervisedDaemon daemon = new SupervisedDaemon(Files.createDirectories(directory));
    // The options of this very JVM; where one is given twice, the last counts.
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Xmx192m");
    command.add("-Dyarn.log.dir=" + logs);
    command.add("-Dminicluster.daemon=" + daemon.name());
    command.add("-cp");
    command.add(directory + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(DependentDaemon.class.getName());
    command.addAll(List.of(main));
    Child child =
        new Child(
            daemon,
            new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT));
    child.start();
    children.add(child);
  }

  /** From now on the daemons that have been started are started again. */
  void supervise() {
    thread.start();
  }

  private void watch() {
    try {
      while (true) {
        for (Child child : children) {
          startIfDead(child);
        }
        Thread.sleep(LOOK_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      // It is over.
    }
  }

  private static void startIfDead(Child child) {
    try {
      if (child.shallStart()) {
        LOG.info("{} is started again", child.daemon.name());
        child.start();
      }
    } catch (IOException e) {
      LOG.error("{} cannot be started", child.daemon.name(), e);
    }
  }

  /** Kills them, as their data goes with them. */
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    for (Child child : children) {
      child.process.destroyForcibly();
    }
    for (Child child : children) {
      child.process.waitFor();
    }
  }
}
