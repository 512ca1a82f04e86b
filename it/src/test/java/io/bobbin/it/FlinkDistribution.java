package io.bobbin.it;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clients of a Flink distribution that has Bobbin's one jar in {@code lib}: its class path in the
 * order of Flink's scripts, that is with Flink's own integration with YARN behind Bobbin's jar.
 */
final class FlinkDistribution {
  private static final Path HOME = BobbinCommand.file("bundle/target/bobbin");

  private final Map<String, String> environment = new HashMap<>();

  private FlinkDistribution(MiniCluster cluster) {
    environment.put("HADOOP_CONF_DIR", cluster.confDir().toString());
    environment.put("FLINK_CONF_DIR", BobbinCommand.file("conf").toString());
    environment.put("BOBBIN_HOME", HOME.toString());
  }

  static FlinkDistribution on(MiniCluster cluster) {
    return new FlinkDistribution(cluster);
  }

  FlinkDistribution environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** A program with jobs, started like any other of Java's. */
  Running startProgram(String mainClass, Object... arguments) throws IOException {
    return start(List.of(BobbinCommand.programs()), "io.bobbin.programs." + mainClass, arguments);
  }

  /** {@code flink}. */
  Result flink(Object... arguments) throws IOException, InterruptedException {
    try (Running running = start(List.of(), "org.apache.flink.client.cli.CliFrontend", arguments)) {
      return running.result();
    }
  }

  /** {@code sql-client.sh}, which names its own jar among those that a script needs. */
  Result sqlClient(Object... arguments) throws IOException, InterruptedException {
    Path client = copied("flink-sql-client.jar");
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--jar", client));
    List<Path> jars = new ArrayList<>(jars(HOME.resolve("opt")));
    // The client reads its command line with a class of this one.
    jars.add(copied("flink-python.jar"));
    jars.add(client);
    try (Running running = start(jars, "org.apache.flink.table.client.SqlClient", all.toArray())) {
      return running.result();
    }
  }

  private Running start(List<Path> moreJars, String mainClass, Object... arguments)
      throws IOException {
    List<Path> jars = new ArrayList<>(jars(HOME.resolve("flink")));
    jars.addAll(jars(HOME.resolve("lib")));
    jars.add(copied("flink-yarn.jar"));
    jars.addAll(moreJars);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        Files.readAllLines(HOME.resolve("client.args")).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList());
    command.addAll(
        List.of(
            "-Dlog4j2.level=INFO",
            BobbinCommand.temporaryDirectory(),
            "-cp",
            jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
            mainClass));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return BobbinCommand.start(command, environment);
  }

  private static Path copied(String name) {
    return Path.of("target", name).toAbsolutePath();
  }

  /** All jars of a directory that a distribution, or Hadoop, has, too. */
  private static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(FlinkDistribution::isNotBobbins).sorted().toList();
    }
  }

  private static boolean isNotBobbins(Path jar) {
    String name = jar.getFileName().toString();
    return name.startsWith("bobbin-flink-")
        || !(name.startsWith("bobbin-") || name.startsWith("picocli-"));
  }
}
