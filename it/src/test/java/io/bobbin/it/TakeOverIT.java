package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Workers outlive the master and each other. */
@ExtendWith(MiniClusterExtension.class)
class TakeOverIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int RECORDS = 8000;
  private static final Pattern CONNECTED = Pattern.compile("Worker (\\S+) has connected");

  @AfterAll
  static void endSession(MiniCluster cluster) throws Exception {
    Submission.endSession(BobbinCommand.on(cluster));
  }

  @ParameterizedTest
  @EnumSource
  void theNextMasterGoesOnWithTheSameWorkers(Submission submission, MiniCluster cluster)
      throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("master-lost");
      Path output = new Path(directory, "output");
      ApplicationId application =
          submit(submission, bobbin, counting(directory).with("-p", "2", "-d"));
      awaitMoreThan(0, view, output);

      Set<Long> workers = workers(cluster, application);
      assertThat(workers).hasSize(2);
      ProcessHandle master = ContainerJvms.master(cluster, application);
      assertThat(master.destroyForcibly()).isTrue();
      int before = CountedRecords.read(view.hdfs(), output).count();
      awaitMoreThan(before + 1000, view, output);

      assertThat(ContainerJvms.master(cluster, application).pid()).isNotEqualTo(master.pid());
      assertThat(workers(cluster, application)).isEqualTo(workers);
      awaitMoreThan(RECORDS - 1, view, output);
      assertThat(CountedRecords.read(view.hdfs(), output).faults(RECORDS)).isEmpty();
      assertThat(logs(bobbin, application))
          .contains("has outlived its master")
          .as("containers of the second attempt besides its master's")
          .doesNotContainPattern("_02_(?!000001)[0-9]{6}");
    }
  }

  @Test
  void aSpareTakesTheLostWorkersPlace(MiniCluster cluster) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("worker-lost");
      Path output = new Path(directory, "output");
      ApplicationId application =
          submit(
              Submission.APPLICATION,
              bobbin,
              counting(directory).with("-p", "1", "-d", "-Dbobbin.spare-workers=1"));
      awaitMoreThan(0, view, output);
      await()
          .atMost(LONG)
          .until(() -> CONNECTED.matcher(logs(bobbin, application)).results().count() == 2);

      assertThat(
              ContainerJvms.workerIn(cluster, assigned(bobbin, application, 1)).destroyForcibly())
          .isTrue();
      await()
          .atMost(LONG)
          .until(() -> CONNECTED.matcher(logs(bobbin, application)).results().count() == 3);
      assertThat(CONNECTED.matcher(logs(bobbin, application)).results().limit(2))
          .as("those that were there when the first was lost")
          .anyMatch(found -> found.group(1).equals(assigned(bobbin, application, 2)));
      awaitMoreThan(RECORDS - 1, view, output);
      assertThat(CountedRecords.read(view.hdfs(), output).faults(RECORDS)).isEmpty();
    }
  }

  private static ApplicationId submit(Submission submission, BobbinCommand bobbin, Program program)
      throws Exception {
    Result submitted = submission.run(bobbin, program);
    assertThat(submitted.exitCode()).as(submitted.all()).isZero();
    return ApplicationId.fromString(submission.application(bobbin, submitted.all()));
  }

  private static String logs(BobbinCommand bobbin, ApplicationId application) {
    try {
      return bobbin.run("logs", application.toString()).out();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The container that answered a request for a worker. */
  private static String assigned(BobbinCommand bobbin, ApplicationId application, int request) {
    Matcher answer =
        Pattern.compile("Worker (\\S+) on \\S+ answers request " + request)
            .matcher(logs(bobbin, application));
    assertThat(answer.find()).isTrue();
    return answer.group(1);
  }

  private static Set<Long> workers(MiniCluster cluster, ApplicationId application) {
    return ContainerJvms.workers(cluster, application)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private static Program counting(Path directory) {
    return Program.own("CountsRecords")
        .arguments("--output", new Path(directory, "output"))
        .arguments("--records", RECORDS, "--rate", 200)
        .arguments("--execution.checkpointing.dir", new Path(directory, "checkpoints"));
  }

  private static void awaitMoreThan(int count, ClusterView view, Path output) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(CountedRecords.read(view.hdfs(), output).count()).isGreaterThan(count));
  }
}
