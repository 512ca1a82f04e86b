package io.bobbin.client.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.StartCommand;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasterCommandTest {
  @Test
  void commandHasBundleThenMemoryThenTheUsersOptions() {
    assertThat(
            MasterCommand.of(ContainerJava.NODE, List.of("-Xmx1g", "-Xms1g"), List.of("-Dx=a b"))
                .of(StartCommand.DEFAULT_TEMPLATE))
        .startsWith("{{JAVA_HOME}}/bin/java @bundle/container.args -Xmx1g -Xms1g")
        .endsWith(
            "-Xms1g '-Dx=a b'"
                + " -XX:+IgnoreUnrecognizedVMOptions -Djava.io.tmpdir={{PWD}}/tmp"
                + " -Dlog.file=<LOG_DIR>/jobmanager.log"
                + " -Dlog4j.configurationFile=classpath:log4j.properties"
                + " io.bobbin.am.ApplicationMaster"
                + " 1><LOG_DIR>/jobmanager.out 2><LOG_DIR>/jobmanager.err");
  }

  @Test
  void environmentHasTheUsersVariablesAndTheWorkersFiles() {
    LaunchFile file =
        new LaunchFile(
            "bundle",
            URI.create("hdfs://h:1/$a/b.tar"),
            1,
            2,
            LaunchFile.Kind.ARCHIVE,
            LaunchFile.Visibility.PRIVATE);

    assertThat(
            MasterEnvironment.of(
                Map.of("containerized.master.env.A", "1", "containerized.taskmanager.env.B", "2"),
                List.of(file),
                Timeline.empty().with(Stage.CHECKS, 7),
                Optional.of("alice")))
        .containsOnly(
            Map.entry("A", "1"),
            Map.entry("FLINK_OPT_DIR", "opt"),
            Map.entry("BOBBIN_WORKER_FILES", "bundle|hdfs://h:1/\\$a/b.tar|1|2|ARCHIVE|PRIVATE"),
            Map.entry("BOBBIN_TIMELINE", "checks=7"),
            Map.entry("HADOOP_USER_NAME", "alice"));
  }
}
