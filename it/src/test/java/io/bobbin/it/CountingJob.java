package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;

/**
 * Program {@code CountsRecords} in an application of its own, watched while faults happen. Two
 * tasks of each kind run in a worker each; they have checkpoints every second, and start again at
 * once whenever they fail.
 */
final class CountingJob implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final List<String> KEPT = List.of("bundles/", "jars/", "timelines/", "archive/");

  private final MiniCluster cluster;
  private final ClusterView view;
  private final Path directory;
  private final ApplicationId application;
  private final JobMonitor monitor;

  private CountingJob(
      MiniCluster cluster, ClusterView view, Path directory, ApplicationId application) {
    this.cluster = cluster;
    this.view = view;
    this.directory = directory;
    this.application = application;
    this.monitor = new JobMonitor(cluster, application);
  }

  /**
   * Starts it, and returns when it is accepted.
   *
   * @param directory for its output and its checkpoints
   * @param rate in records a second
   * @param options of the command line
   */
  static CountingJob start(
      MiniCluster cluster,
      ClusterView view,
      Path directory,
      long records,
      int rate,
      String... options)
      throws Exception {
    Program program =
        Program.own("CountsRecords")
            .with("-d", "-p", "2", "-Dtaskmanager.numberOfTaskSlots=1")
            .with("-Drestart-strategy.type=fixed-delay")
            .with("-Drestart-strategy.fixed-delay.attempts=1000000")
            .with("-Drestart-strategy.fixed-delay.delay=100ms")
            // The REST interface answers with what was so long ago.
            .with("-Dweb.refresh-interval=50")
            .with(options)
            .arguments("--output", new Path(directory, "output"))
            .arguments("--records", records, "--rate", rate)
            .arguments("--execution.checkpointing.dir", new Path(directory, "checkpoints"));
    Result submitted = Submission.APPLICATION.run(BobbinCommand.on(cluster), program);
    assertThat(submitted.exitCode()).as(submitted.all()).isZero();
    return new CountingJob(cluster, view, directory, ClusterView.applicationIn(submitted.all()));
  }

  ApplicationId application() {
    return application;
  }

  JobTrace trace() {
    return monitor.trace();
  }

  /** Waits until all tasks run, and a checkpoint is complete that was triggered after a time. */
  void awaitWork(long millis) {
    await("work of " + application)
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> trace().worksSince(millis));
  }

  /** Waits for a condition that comes soon or has been missed. */
  boolean sawSoon(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    return condition.getAsBoolean();
  }

  /** Has a savepoint taken, and returns while it is under way. */
  void triggerSavepoint() throws IOException, InterruptedException {
    try (MasterRest rest = new MasterRest(cluster, application)) {
      rest.post(page(rest) + "/savepoints", savepoints("target-directory"));
    }
  }

  /** Stops it, and returns the savepoint that it can go on from. */
  String stop() throws IOException, InterruptedException {
    try (MasterRest rest = new MasterRest(cluster, application)) {
      String page = page(rest);
      String request =
          rest.post(page + "/stop", savepoints("targetDirectory")).path("request-id").asText();
      // The application ends with its job, but not before somebody has heard of the savepoint.
      JsonNode savepoint =
          await()
              .atMost(LONG)
              .ignoreExceptions()
              .until(
                  () -> rest.get(page + "/savepoints/" + request),
                  status -> status.path("status").path("id").asText().equals("COMPLETED"));
      JsonNode operation = savepoint.path("operation");
      assertThat(operation.has("location")).as(savepoint.toString()).isTrue();
      return operation.path("location").asText();
    }
  }

  private static String page(MasterRest rest) throws IOException, InterruptedException {
    return "jobs/" + rest.get("jobs/overview").path("jobs").path(0).path("jid").asText();
  }

  /** Flink has two names for one thing. */
  private String savepoints(String name) {
    return "{\"" + name + "\":\"" + new Path(directory, "savepoints") + "\"}";
  }

  /** Waits until the application has succeeded and nothing of it is left that is not documented. */
  void awaitCleanEnd() {
    await("end of " + application)
        .atMost(LONG)
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(view.report(application).getFinalApplicationStatus())
                    .isNotEqualTo(FinalApplicationStatus.UNDEFINED));
    await("nothing left of " + application)
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              assertThat(view.report(application).getFinalApplicationStatus())
                  .as(view.report(application).getDiagnostics())
                  .isEqualTo(FinalApplicationStatus.SUCCEEDED);
              assertThat(view.allocatedContainers()).isZero();
              assertThat(cluster.containerProcesses()).isEmpty();
              assertThat(view.ownFiles())
                  .allMatch(file -> KEPT.stream().anyMatch(file::startsWith));
              assertThat(view.hasStagingDirectory(application)).isFalse();
            });
  }

  /** What its sink has committed. */
  CountedRecords counted() throws IOException {
    return CountedRecords.read(view.hdfs(), new Path(directory, "output"));
  }

  /** Stops watching; one that has not ended is killed. */
  @Override
  public void close() throws Exception {
    monitor.close();
    view.kill(application);
  }
}
