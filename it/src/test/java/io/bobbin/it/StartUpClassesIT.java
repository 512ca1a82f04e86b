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
 * Records, when asked to, which classes containers load: the list that the bundle's start-up
 * archive is made from. An old list costs only time: what it does not name is loaded from its jar.
 */
@ExtendWith(MiniClusterExtension.class)
@EnabledIfSystemProperty(named = "bobbin.classes.write", matches = "true")
class StartUpClassesIT {
  private static final java.nio.file.Path LIST =
      BobbinCommand.file("bundle/src/main/resources/io/bobbin/bundle/container.classes");
  private static final String LAMBDA = "@lambda-proxy ";

  /** Code that Java would generate at each start for lambdas and the like. */
  private static final String LAMBDA_FORM = "@lambda-form-invoker ";

  @Test
  void recordsThem(MiniCluster cluster, @TempDir java.nio.file.Path recorded) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = new Path(view.hdfs().getHomeDirectory(), "start-up-classes");
      Path input = new Path(directory, "input");
      view.hdfs()
          .copyFromLocalFile(
              new Path(BobbinCommand.file("scripts/data/opticks.txt").toUri()), input);
      for (String mode : List.of("BATCH", "STREAMING")) {
        Result result =
            BobbinCommand.on(cluster)
                .run(
                    "run",
                    "-t",
                    "yarn-application",
                    "-Dbobbin.java=node",
                    "-Dexecution.checkpointing.interval=1s",
                    recording("jobmanager", recorded.resolve(mode + "-master")),
                    recording("taskmanager", recorded.resolve(mode + "-worker")),
                    BobbinCommand.wordCount().toString(),
                    "--input",
                    input.toString(),
                    "--output",
                    new Path(directory, mode).toString(),
                    "--execution-mode",
                    mode);
        assertThat(result.exitCode()).as(result.all()).isZero();
      }
      view.hdfs().delete(directory, true);
    }
    Files.write(LIST, archivable(lines(recorded)));
  }

  private static String recording(String process, java.nio.file.Path file) {
    return "-Denv.java.opts." + process + "=-XX:DumpLoadedClassList=" + file;
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
