package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records, when asked to, which classes containers and clients load: the lists that the start-up
 * archives are made from. An old list costs only time: what it does not name is loaded from its
 * jar.
 */
@ExtendWith(MiniClusterExtension.class)
@EnabledIfSystemProperty(named = "bobbin.classes.write", matches = "true")
class StartUpClassesIT {
  private static final String DUMP = "-XX:DumpLoadedClassList=";
  private static final String LAMBDA = "@lambda-proxy ";

  /** Code that Java would generate at each start for lambdas and the like. */
  private static final String LAMBDA_FORM = "@lambda-form-invoker ";

  @TempDir java.nio.file.Path containers;
  @TempDir java.nio.file.Path clients;
  private int recordings;

  @Test
  void recordsThem(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = new Path(view.hdfs().getHomeDirectory(), "start-up-classes");
      Path input = new Path(directory, "input");
      view.hdfs()
          .copyFromLocalFile(
              new Path(BobbinCommand.file("scripts/data/opticks.txt").toUri()), input);
      for (String mode : List.of("BATCH", "STREAMING")) {
        List<String> program =
            List.of(
                "-Dexecution.checkpointing.interval=1s",
                BobbinCommand.wordCount().toString(),
                "--input",
                input.toString(),
                "--output",
                new Path(directory, mode).toString(),
                "--execution-mode",
                mode);
        record(cluster, "bobbin", List.of("run", "-t", "yarn-application"), program);
        view.hdfs().delete(new Path(directory, mode), true);
        record(cluster, "flink", List.of("run", "-t", "yarn-per-job"), program);
      }
      view.hdfs().delete(directory, true);
      String session =
          ClusterView.applicationIn(record(cluster, "yarn-session.sh", List.of("-d"), List.of()))
              .toString();
      record(
          cluster,
          "flink",
          List.of("run", "-t", "yarn-session", "-Dyarn.application.id=" + session),
          List.of(BobbinCommand.wordCount().toString()));
      record(cluster, "bobbin", List.of("list"), List.of());
      record(cluster, "bobbin", List.of("status", session), List.of());
      record(cluster, "bobbin", List.of("kill", session), List.of());
    }
    write("container.classes", containers);
    write("client.classes", clients);
  }

  private String record(
      MiniCluster cluster, String script, List<String> command, List<String> program)
      throws Exception {
    recordings++;
    List<String> arguments = new ArrayList<>(command);
    if (!script.equals("bobbin") || command.get(0).equals("run")) {
      arguments.add("-Dbobbin.java=node");
      arguments.add(recording("jobmanager"));
      arguments.add(recording("taskmanager"));
    }
    arguments.addAll(program);
    Result result =
        BobbinCommand.on(cluster)
            .script(script)
            .environment("BOBBIN_JAVA_HOME", System.getProperty("java.home"))
            .environment(
                "BOBBIN_JVM_OPTS", DUMP + clients.resolve(Integer.toString(recordings)).toString())
            .run(arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result.all();
  }

  private String recording(String process) {
    return "-Denv.java.opts." + process + "=" + DUMP + containers.resolve(recordings + process);
  }

  private static void write(String list, java.nio.file.Path recorded) throws Exception {
    Files.write(
        BobbinCommand.file("bundle/src/main/resources/io/bobbin/bundle/" + list),
        archivable(lines(recorded)));
  }

  private static List<String> lines(java.nio.file.Path directory) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Stream<java.nio.file.Path> files = Files.list(directory)) {
      for (java.nio.file.Path file : files.toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  /**
   * Classes, and lambdas in them with what they need; neither proxies nor what other class loaders
   * have loaded.
   */
  private static List<String> archivable(List<String> lines) {
    TreeSet<String> classes = new TreeSet<>();
    TreeSet<String> lambdas = new TreeSet<>();
    TreeSet<String> forms = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith(LAMBDA)) {
        lambdas.add(line);
      } else if (line.startsWith(LAMBDA_FORM)) {
        forms.add(line);
      } else if (line.contains("/") && !line.startsWith("@") && !line.contains("$Proxy")) {
        classes.add(line.split(" ", 2)[0]);
      }
    }
    lambdas.removeIf(line -> !classes.contains(line.split(" ", 3)[1]));
    List<String> all = new ArrayList<>(classes);
    all.addAll(lambdas);
    all.addAll(forms);
    return all;
  }
}
