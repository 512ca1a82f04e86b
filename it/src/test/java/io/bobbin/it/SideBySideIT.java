package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Applications of all modes at the same time, from one edge node. */
@ExtendWith(MiniClusterExtension.class)
class SideBySideIT {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final List<String> SMALL =
      List.of("-Djobmanager.memory.process.size=1100m", "-Dtaskmanager.memory.process.size=1200m");

  @Test
  void twoSessionsAndThreeApplicationsRunAtOnce(MiniCluster cluster, @TempDir Path temporary)
      throws Exception {
    BobbinCommand bobbin =
        BobbinCommand.on(cluster).environment("BOBBIN_JVM_OPTS", "-Djava.io.tmpdir=" + temporary);
    BobbinCommand flink = bobbin.script("flink");
    BobbinCommand yarnSession = bobbin.script("yarn-session.sh");
    Map<String, Running> starting = new TreeMap<>();
    try (ClusterView view = new ClusterView(cluster)) {
      for (String name : List.of("one", "two")) {
        starting.put(name, yarnSession.start(with("-d", "-nm", name)));
      }
      starting.put("three", bobbin.start(program("three", "yarn-application")));
      starting.put("four", bobbin.start(program("four", "yarn-application")));
      starting.put("five", flink.start(program("five", "yarn-per-job")));
      Map<String, ApplicationId> applications = new TreeMap<>();
      for (Map.Entry<String, Running> start : starting.entrySet()) {
        Result result = start.getValue().result();
        assertThat(result.exitCode()).as(result.all()).isZero();
        applications.put(start.getKey(), ClusterView.applicationIn(result.all()));
      }
      for (String name : List.of("one", "two")) {
        Result submitted = flink.run(program(name, "yarn-session"));
        assertThat(submitted.exitCode()).as(submitted.all()).isZero();
      }

      for (ApplicationId application : applications.values()) {
        await()
            .atMost(LONG)
            .untilAsserted(
                () ->
                    assertThat(view.throughProxy(application, "jobs/overview"))
                        .contains("\"running\":1"));
      }
      for (ApplicationId application : applications.values()) {
        assertThat(view.report(application).getYarnApplicationState())
            .isEqualTo(YarnApplicationState.RUNNING);
      }
      for (ApplicationId application : applications.values()) {
        assertThat(bobbin.run("kill", application.toString()).exitCode()).isZero();
        assertThat(view.hasStagingDirectory(application)).isFalse();
      }
    } finally {
      for (Running running : starting.values()) {
        running.close();
      }
    }
  }

  private static String[] program(String name, String target) {
    List<String> line = new ArrayList<>(List.of("run", "-t", target, "-d"));
    line.add("-Dyarn.application.name=" + name);
    line.addAll(SMALL);
    line.addAll(List.of("-c", "io.bobbin.programs.NeverEnds", BobbinCommand.programs().toString()));
    return line.toArray(String[]::new);
  }

  private static String[] with(String... options) {
    List<String> line = new ArrayList<>(List.of(options));
    line.addAll(SMALL);
    return line.toArray(String[]::new);
  }
}
