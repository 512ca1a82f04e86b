package io.bobbin.minicluster;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The JVM that a cluster runs in: started, awaited and ended here, by script and tests alike. */
public final class DaemonProcess {

  /** Where the daemons' class path is, if it is not beside this class's jar or directory. */
  public static final String CLASS_PATH_FILE = "bobbin.minicluster.classpath";

  private static final String MAIN = "io.bobbin.minicluster.daemon.ClusterDaemon";
  private static final String UNTIL_INPUT_ENDS = "--until-input-ends";
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(60);

  /** What Hadoop reaches into on JDK 17 and later, and what makes a JVM of many daemons small. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "-Xmx768m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          // Its port is the same for all.
          "-Dzookeeper.admin.enableServer=false");

  private final StateDirectory directory;

  public DaemonProcess(StateDirectory directory) {
    this.directory = directory;
  }

  /**
   * Starts a cluster that lives on when this process ends, and waits until it is up.
   *
   * @throws IOException with a message for the user if it does not come up
   */
  public void startDetached(MiniClusterSettings settings) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    // A session of its own keeps the terminal's signals away.
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(command());
    ProcessBuilder builder = builder(settings, command);
    awaitReady(builder.redirectInput(new File("/dev/null")).start());
  }

  /**
   * Starts a cluster that ends when this process does, even if this process is killed: the
   * cluster's process watches its standard input.
   *
   * @return the cluster's process, to be kept: what writes to its input must not become garbage
   * @throws IOException with a message for the user if it does not come up
   */
  public Process startAttached(MiniClusterSettings settings)
      throws IOException, InterruptedException {
    List<String> command = command();
    command.add(UNTIL_INPUT_ENDS);
    Process process = builder(settings, command).start();
    awaitReady(process);
    return process;
  }

  /**
   * Ends the cluster, and removes what it or one that was killed in the same directory left behind:
   * containers and data.
   *
   * @return whether there was anything to end or to remove
   */
  public boolean stop() throws IOException, InterruptedException {
    if (!directory.isUsed()) {
      return false;
    }
    Optional<ProcessHandle> running = directory.holder();
    if (running.isPresent()) {
      running.get().destroy();
      awaitEnd(running.get());
    }
    for (SupervisedDaemon daemon : SupervisedDaemon.all(directory)) {
      daemon.kill();
    }
    new ContainerProcesses(directory).kill();
    directory.delete();
    return true;
  }

  private void awaitEnd(ProcessHandle process) throws InterruptedException {
    long deadline = System.nanoTime() + STOP.toNanos();
    // A process that has ended, but that nobody reaps, has no command.
    while (process.isAlive() && process.info().command().isPresent()) {
      if (System.nanoTime() > deadline) {
        process.destroyForcibly();
      }
      Thread.sleep(20);
    }
  }

  private void awaitReady(Process process) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!directory.isReady(process.pid())) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "the cluster ended while it started; its log ends with\n" + directory.logTail());
      }
      if (System.nanoTime() > deadline) {
        process.destroyForcibly().waitFor();
        throw new IOException(
            "the cluster is not up after "
                + START.toSeconds()
                + " s; its log ends with\n"
                + directory.logTail());
      }
    }
  }

  private ProcessBuilder builder(MiniClusterSettings settings, List<String> command)
      throws IOException, InterruptedException {
    stop();
    directory.create();
    settings.write(directory.settings());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.log().toFile());
    Map<String, String> environment = builder.environment();
    // Node managers hand these on to containers. Another Hadoop's variables are not for this one.
    environment.keySet().removeIf(name -> name.startsWith("HADOOP_") || name.startsWith("YARN_"));
    environment.put("HADOOP_CONF_DIR", directory.configuration().toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-Djava.io.tmpdir=" + directory.data("tmp"));
    command.add("-Dyarn.log.dir=" + directory.root());
    command.add("-Dlog4j.configuration=minicluster-log4j.properties");
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            directory.configuration().toString(),
            directory.schedulerConfiguration().toString(),
            classPath()));
    command.add(MAIN);
    command.add(directory.root().toString());
    return command;
  }

  private static String classPath() throws IOException {
    Path own = ownClasses();
    String given = System.getProperty(CLASS_PATH_FILE);
    Path file = given == null ? own.resolveSibling("minicluster.classpath") : Path.of(given);
    if (!Files.exists(file)) {
      throw new IOException(
          file + " is missing, which lists the daemons' jars; 'mvn package' writes it");
    }
    return own + File.pathSeparator + Files.readString(file).strip();
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          DaemonProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
