package io.bobbin.bench.cluster;

import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The cluster's processes: each daemon a JVM of its own. */
final class Daemons {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  private final Home home;
  private final Versions versions;
  private final Deque<ProcessHandle> lastStartedFirst = new ArrayDeque<>();

  Daemons(Home home, Versions versions) {
    this.home = home;
    this.versions = versions;
  }

  /** Runs a main class of the daemons to its end. */
  void run(String name, Path conf, List<String> main) throws IOException, InterruptedException {
    Process process = process(name, conf, List.of(), main);
    if (process.waitFor() != 0) {
      throw new IOException(name + " failed; see " + log(name) + ".");
    }
  }

  void start(String name, Path conf, List<String> options, String... main) throws IOException {
    Process process = process(name, conf, options, List.of(main));
    lastStartedFirst.push(process.toHandle());
    Files.writeString(
        pids(), process.pid() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Asks all to end and kills who does not; afterwards ends what nodes left running. */
  void stop() {
    for (ProcessHandle daemon : lastStartedFirst) {
      daemon.destroy();
    }
    lastStartedFirst.forEach(Daemons::awaitEnd);
    lastStartedFirst.clear();
    leftovers().forEach(ProcessHandle::destroyForcibly);
    try {
      Files.deleteIfExists(pids());
    } catch (IOException e) {
      System.err.println("Could not remove " + pids() + ": " + e.getMessage());
    }
  }

  /** Ends the daemons of an earlier benchmark in the same directory that was killed. */
  void stopForgotten() throws IOException {
    if (Files.exists(pids())) {
      for (String pid : Files.readAllLines(pids())) {
        ProcessHandle.of(Long.parseLong(pid))
            .filter(this::isOurs)
            .ifPresent(lastStartedFirst::push);
      }
      stop();
    }
  }

  Path log(String name) {
    return home.cluster().resolve(name + ".log");
  }

  private Process process(String name, Path conf, List<String> options, List<String> main)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(home.java()));
    command.addAll(versions.jvmOpens());
    command.add("-Xmx512m");
    command.addAll(options);
    command.addAll(List.of("-cp", conf + ":" + home.hadoopDaemons() + "/*"));
    command.addAll(main);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.cluster().toFile());
    builder
        .environment()
        .putAll(Map.of("HADOOP_CONF_DIR", conf.toString(), "JAVA_HOME", home.jdk().toString()));
    return builder
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectErrorStream(true)
        .redirectOutput(log(name).toFile())
        .start();
  }

  private static void awaitEnd(ProcessHandle daemon) {
    try {
      daemon.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      daemon.destroyForcibly();
    }
  }

  /** Containers are nobody's children, but have the cluster's directory in their command lines. */
  private List<ProcessHandle> leftovers() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  /** From /proc, since {@link ProcessHandle.Info} does not have long command lines. */
  private boolean isOurs(ProcessHandle process) {
    try {
      String commandLine = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
      String program = commandLine.split("\0", 2)[0];
      return program.endsWith("/java") && commandLine.contains(home.cluster() + "/");
    } catch (IOException e) {
      return false; // it has gone, or is another user's
    }
  }

  private Path pids() {
    return home.directory().resolve("cluster.pids");
  }
}
