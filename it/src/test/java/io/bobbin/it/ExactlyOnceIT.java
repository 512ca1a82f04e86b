package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.time.Duration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With checkpoints on HDFS every second, each record is counted once, whatever happens. */
@ExtendWith(MiniClusterExtension.class)
class ExactlyOnceIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int RECORDS = 8000;

  @AfterAll
  static void endSession(MiniCluster cluster) throws Exception {
    Submission.endSession(BobbinCommand.on(cluster));
  }

  @ParameterizedTest
  @EnumSource(names = "APPLICATION")
  @Execution(ExecutionMode.CONCURRENT)
  void afterTheLossOfAWorker(Submission submission, MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("worker-lost");
      Path output = new Path(directory, "output");
      try (Running running =
          submission.start(BobbinCommand.on(cluster), counting(directory, 400).with("-p", "2"))) {
        awaitRecords(view.hdfs(), output, running);
        ApplicationId application = ClusterView.applicationIn(running.printed());
        assertThat(
                ContainerJvms.workers(cluster, application)
                    .findFirst()
                    .orElseThrow()
                    .destroyForcibly())
            .isTrue();

        Result result = running.result();
        assertThat(result.exitCode()).as(result.all()).isZero();
        assertThat(CountedRecords.read(view.hdfs(), output).faults(RECORDS)).isEmpty();
        assertThat(BobbinCommand.on(cluster).run("logs", application.toString()).out())
            .contains("it was killed (signal 9)")
            .containsPattern("Restoring job [0-9a-f]{32} from Checkpoint");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"APPLICATION, PER_JOB", "SESSION, APPLICATION"})
  @Execution(ExecutionMode.CONCURRENT)
  void fromASavepointAtAnotherParallelism(Submission before, Submission after, MiniCluster cluster)
      throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("savepoint");
      Path output = new Path(directory, "output");
      String savepoint;
      try (Running running = before.start(bobbin, counting(directory, 100).with("-p", "1"))) {
        awaitRecords(view.hdfs(), output, running);
        savepoint = stop(bobbin, before, running, new Path(directory, "savepoints"));
        Result stopped = running.result();
        assertThat(stopped.exitCode()).as(stopped.all()).isZero();
      }
      assertThat(CountedRecords.read(view.hdfs(), output).count()).isLessThan(RECORDS);

      Result result = after.run(bobbin, counting(directory, 4000).with("-p", "3", "-s", savepoint));

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(CountedRecords.read(view.hdfs(), output).faults(RECORDS)).isEmpty();
    }
  }

  private static String stop(
      BobbinCommand bobbin, Submission submission, Running running, Path savepoints)
      throws Exception {
    Result stopped =
        bobbin
            .script("flink")
            .run(
                "stop",
                "-t",
                submission.target(),
                "-Dyarn.application.id=" + submission.application(bobbin, running.printed()),
                "-p",
                savepoints.toString(),
                Submission.jobIn(running.printed()));
    assertThat(stopped.exitCode()).as(stopped.all()).isZero();
    String words = "Savepoint completed. Path: ";
    return stopped
        .out()
        .lines()
        .filter(line -> line.startsWith(words))
        .map(line -> line.substring(words.length()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(stopped.all()));
  }

  /** The first runs are so slow that they are met while they run, however busy the machine is. */
  private static Program counting(Path directory, int rate) {
    return Program.own("CountsRecords")
        .arguments("--output", new Path(directory, "output"))
        .arguments("--records", RECORDS, "--rate", rate)
        .arguments("--execution.checkpointing.dir", new Path(directory, "checkpoints"));
  }

  private static void awaitRecords(FileSystem hdfs, Path output, Running running) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(CountedRecords.read(hdfs, output).count())
                    .as(running.printed())
                    .isPositive());
  }
}
