package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import io.bobbin.minicluster.MiniClusterSettings;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an application costs HDFS, once its node has the bundle and the jar. */
class HdfsCallsIT {
  private static final String USER = "counted";
  private static final String TIMELINE = "create /user/" + USER + "/.bobbin/timelines/ID";
  private static final int CONFIGURATION_BYTES = 64 * 1024;
  private static final Duration LONG = Duration.ofMinutes(2);

  /** One node, so that nothing is localised anew by chance. */
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(MiniClusterSettings.DEFAULT.withNodes(1).withHome(USER));

  /** What an application did until all its tasks ran. */
  private record Footprint(List<String> allCalls, long created) {
    List<String> calls() {
      return allCalls.stream().filter(call -> !call.startsWith(TIMELINE)).toList();
    }

    long timelines() {
      return allCalls.stream().filter(call -> call.startsWith(TIMELINE)).count();
    }
  }

  @Test
  void isTheSameEachTimeWhateverItsSize(MiniCluster cluster) throws Exception {
    assumeThat(cluster.hdfsCalls()).as("the NameNode's audit log").isPresent();
    HdfsCalls calls = new HdfsCalls(cluster, USER);
    try (ClusterView view = new ClusterView(cluster)) {
      Footprint first = run(cluster, view, calls, 1);
      Footprint second = run(cluster, view, calls, 1);
      Footprint third = run(cluster, view, calls, 4);

      assertThat(first.created()).isGreaterThan(second.created());
      assertThat(second.calls())
          .as("the client's file; for the next master, where this one listens, and the job")
          .filteredOn(call -> call.startsWith("create "))
          .hasSize(3);
      assertThat(second.created()).isPositive().isLessThan(CONFIGURATION_BYTES);
      assertThat(third.calls()).as("with four workers").isEqualTo(second.calls());
      assertThat(third.timelines()).as("once more where the start took long").isBetween(1L, 2L);
    }
  }

  private static Footprint run(
      MiniCluster cluster, ClusterView view, HdfsCalls calls, int parallelism) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster).environment("HADOOP_USER_NAME", USER);
    calls.reset();
    long before = bytes(view);
    Result result =
        bobbin.runProgram(
            "NeverEnds",
            "-d",
            "-p",
            Integer.toString(parallelism),
            "-Djobmanager.memory.process.size=1g",
            "-Dtaskmanager.memory.process.size=1g");
    assertThat(result.exitCode()).as(result.all()).isZero();
    ApplicationId application = ClusterView.applicationIn(result.all());
    try {
      await()
          .atMost(LONG)
          .ignoreExceptions()
          .until(() -> runningTasks(view, application) == parallelism);
      assertThat(ContainerJvms.workers(cluster, application)).hasSize(parallelism);
      // Written beside the job, after it runs.
      await().atMost(LONG).until(() -> calls.of(application).contains(TIMELINE));
      return new Footprint(calls.of(application), bytes(view) - before);
    } finally {
      assertThat(bobbin.run("kill", application.toString()).exitCode()).isZero();
      await().atMost(LONG).until(() -> cluster.containerProcesses().isEmpty());
    }
  }

  private static int runningTasks(ClusterView view, ApplicationId application) throws Exception {
    JsonNode jobs =
        new ObjectMapper().readTree(view.throughProxy(application, "jobs/overview")).get("jobs");
    return jobs.isEmpty() ? 0 : jobs.get(0).get("tasks").get("running").asInt();
  }

  /** How much there is in the user's home directory. */
  private static long bytes(ClusterView view) throws Exception {
    return view.hdfs().getContentSummary(new Path("/user", USER)).getLength();
  }
}
