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

  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void afterTheLossOfAWorker(Submission submission, MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("worker-lost");
      Path output = new Path(directory, "output");
      try (Running running =
          submission.start(BobbinCommand.on(cluster), counting(directory).with("-p", "2"))) {
        awaitRecords(view.hdfs(), output, 1000, running);
        ApplicationId application = ClusterView.applicationIn(running.printed());
        assertThat(
                WorkerProcesses.of(cluster, application)
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
  @CsvSource({"APPLICATION, APPLICATION"})
  @Execution(ExecutionMode.CONCURRENT)
  void fromASavepointAtAnotherParallelism(Submission before, Submission after, MiniCluster cluster)
      throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("savepoint");
      Path output = new Path(directory, "output");
      String savepoint;
      try (Running running = before.start(bobbin, counting(directory).with("-p", "1"))) {
        awaitRecords(view.hdfs(), output, 1000, running);
        savepoint =
            new JobRest(view.report(ClusterView.applicationIn(running.printed())))
                .stopWithSavepoint(new Path(directory, "savepoints"));
        Result stopped = running.result();
        assertThat(stopped.exitCode()).as(stopped.all()).isZero();
      }
      assertThat(CountedRecords.read(view.hdfs(), output).count()).isBetween(1000, RECORDS - 1);

      Result result =
          after.run(
              bobbin,
              counting(directory).with("-p", "3", "-Dexecution.state-recovery.path=" + savepoint));

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(CountedRecords.read(view.hdfs(), output).faults(RECORDS)).isEmpty();
    }
  }

  private static Program counting(Path directory) {
    return Program.own("CountsRecords")
        .arguments("--output", new Path(directory, "output"))
        .arguments("--records", RECORDS, "--rate", 800)
        .arguments("--execution.checkpointing.dir", new Path(directory, "checkpoints"));
  }

  private static void awaitRecords(FileSystem hdfs, Path output, int least, Running running) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(CountedRecords.read(hdfs, output).count())
                    .as(running.printed())
                    .isGreaterThanOrEqualTo(least));
  }
}
