package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import io.bobbin.minicluster.MiniClusterSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said before anything is spent, and nothing is left behind. */
class BadInputIT {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          MiniClusterSettings.DEFAULT
              .withNodes(1)
              .withQueue("closed", MiniClusterSettings.QueueState.STOPPED));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | no-such.jar | no-such.jar",
        "2 | README-TEXT | not a jar",
        "2 | -c no.such.Main PROGRAMS | no.such.Main",
        "2 | PROGRAMS | class",
        "2 | --no-such-option PROGRAMS | --no-such-option",
        "2 | -p many PROGRAMS | many",
        "2 | -p 0 PROGRAMS | parallelism",
        "2 | -Dyarn.application.queue=nowhere WORDCOUNT | nowhere",
        "2 | -Dyarn.application.queue=closed WORDCOUNT | closed",
        "2 | -Djobmanager.memory.process.size=100g WORDCOUNT | jobmanager.memory.process.size",
        "2 | -Dtaskmanager.memory.process.size=100g WORDCOUNT | taskmanager.memory.process.size",
        "2 | -Dtaskmanager.memory.process.size=lots WORDCOUNT | lots",
        "2 | -Dyarn.appmaster.vcores=100 WORDCOUNT | vcores",
        "2 | -Dyarn.containers.vcores=x WORDCOUNT | yarn.containers.vcores",
        "2 | -Dyarn.ship-files=no/such-file WORDCOUNT | no/such-file",
        "2 | -Dyarn.ship-files=hdfs:///no/such-file WORDCOUNT | no/such-file",
        "2 | -Dyarn.ship-archives=README-TEXT WORDCOUNT | .tar.gz",
        "2 | -Dpipeline.jars=README-TEXT WORDCOUNT | not a jar",
        "2 | -Dpipeline.classpaths=hdfs:///a.jar WORDCOUNT | pipeline.classpaths",
        "2 | -Dyarn.provided.usrlib.dir=hdfs:///nowhere WORDCOUNT | nowhere",
        "2 | -Dyarn.classpath.include-user-jar=maybe WORDCOUNT | 'last'",
        "2 | -c org.apache.flink.client.python.PythonDriver WORDCOUNT | flink-python",
        "2 | -Dyarn.staging-directory=/not-mine WORDCOUNT | /not-mine",
      })
  void isRefused(int exitCode, String arguments, String message, MiniCluster cluster)
      throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      view.hdfs().mkdirs(new org.apache.hadoop.fs.Path("/not-mine"), new FsPermission("700"));
      cluster.createHome("somebody");
      int applications = view.applications();

      Result result =
          BobbinCommand.on(cluster)
              .environment("HADOOP_USER_NAME", "somebody")
              .run(commandLine(arguments));

      assertThat(result.exitCode()).as(result.all()).isEqualTo(exitCode);
      assertThat(result.err()).contains(message).doesNotContain("\tat ");
      assertThat(view.applications()).isEqualTo(applications);
      assertThat(view.hdfs().exists(new org.apache.hadoop.fs.Path("/user/somebody/.bobbin")))
          .as("something on HDFS")
          .isFalse();
    }
  }

  @Test
  void unknownTargetNamesThoseThatThereAre(MiniCluster cluster) throws Exception {
    Result result =
        BobbinCommand.on(cluster).run("run", "-t", "mesos", BobbinCommand.wordCount().toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("mesos").contains("yarn-application");
  }

  @Test
  void homeThatMayNotBeWritten(MiniCluster cluster) throws Exception {
    Result result =
        BobbinCommand.on(cluster)
            .environment("HADOOP_USER_NAME", "homeless")
            .run("run", "-t", "yarn-application", BobbinCommand.wordCount().toString());
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err()).contains("/user");
  }

  @Test
  void configurationWithoutResourceManager(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("core-site.xml"), "<configuration/>");
    Result result =
        BobbinCommand.with(directory)
            .run("run", "-t", "yarn-application", BobbinCommand.wordCount().toString());
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err()).contains(directory.toString());
  }

  /** One port that nobody listens on and one that never answers. */
  @Test
  void clusterThatDoesNotAnswer(MiniCluster cluster, @TempDir Path directory) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (String address : List.of("localhost:1", "localhost:" + silent.getLocalPort())) {
        for (Map.Entry<String, String> broken :
            Map.of("yarn-site.xml", "yarn.resourcemanager.address", "core-site.xml", "fs.defaultFS")
                .entrySet()) {
          breakConfiguration(cluster, directory, broken.getKey(), broken.getValue(), address);
          Result result =
              BobbinCommand.with(directory)
                  .run("run", "-t", "yarn-application", BobbinCommand.wordCount().toString());
          assertThat(result.exitCode()).as(result.all()).isEqualTo(4);
          assertThat(result.err()).contains(address).doesNotContain("\tat ");
        }
      }
    }
  }

  private static void breakConfiguration(
      MiniCluster cluster, Path directory, String file, String key, String address)
      throws Exception {
    for (String name : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
      Files.copy(
          cluster.confDir().resolve(name),
          directory.resolve(name),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    String value = key.equals("fs.defaultFS") ? "hdfs://" + address : address;
    Path path = directory.resolve(file);
    String property = "<property><name>" + key + "</name><value>" + value + "</value></property>";
    Files.writeString(
        path, Files.readString(path).replace("</configuration>", property + "</configuration>"));
  }

  private static String[] commandLine(String arguments) {
    String line =
        "run -t yarn-application "
            + arguments
                .replace("PROGRAMS", BobbinCommand.programs().toString())
                .replace("WORDCOUNT", BobbinCommand.wordCount().toString())
                .replace("README-TEXT", BobbinCommand.file("scripts/data/opticks.txt").toString());
    return line.split(" ");
  }
}
