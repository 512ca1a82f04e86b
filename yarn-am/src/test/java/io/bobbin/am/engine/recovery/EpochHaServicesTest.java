package io.bobbin.am.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.epoch.LocalEpochs;
import io.bobbin.launch.DeploymentMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.ApplicationID;
import org.apache.flink.api.common.ApplicationState;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.blob.BlobServer;
import org.apache.flink.runtime.blob.PermanentBlobKey;
import org.apache.flink.runtime.highavailability.ApplicationResult;
import org.apache.flink.runtime.highavailability.ApplicationResultEntry;
import org.apache.flink.runtime.highavailability.ApplicationResultStore;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.highavailability.JobResultEntry;
import org.apache.flink.runtime.highavailability.JobResultStore;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmanager.ExecutionPlanStore;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.graph.ExecutionPlan;
import org.apache.flink.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one attempt keeps through Flink's interfaces, and the next finds through them. */
class EpochHaServicesTest {
  @TempDir private Path directory;
  @TempDir private Path container;
  private final JobID job = new JobID();
  private final ApplicationID application = ApplicationID.fromHexString(job.toHexString());
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private LocalEpochs epochs;

  private record Attempt(
      EpochDirectory own, Recovery recovery, HighAvailabilityServices services) {}

  @BeforeEach
  void stage() throws IOException {
    epochs = LocalEpochs.staged(directory);
  }

  @Test
  void jobsThatHaveNotEndedAreFoundAgain() throws Exception {
    ExecutionPlanStore plans = plans(attempt(1, DeploymentMode.SESSION));
    JobGraph ended = plan(new JobID(), "ended");
    plans.putExecutionPlan(plan(job, "first"));
    plans.putExecutionPlan(ended);
    plans.putExecutionPlan(plan(job, "renamed"));
    plans.globalCleanupAsync(ended.getJobID(), Executors.directExecutor()).join();

    ExecutionPlanStore next = plans(attempt(2, DeploymentMode.SESSION));

    assertThat(next.getJobIds()).containsExactly(job);
    ExecutionPlan found = next.recoverExecutionPlan(job);
    assertThat(found.getName()).isEqualTo("renamed");
    assertThat(found.getApplicationId()).contains(application);
    assertThat(failures).isEmpty();
  }

  @Test
  void whatAnAttemptDoesAfterItsTimeIsAFailure() throws Exception {
    Attempt first = attempt(1, DeploymentMode.SESSION);
    ExecutionPlanStore plans = plans(first);
    plans.putExecutionPlan(plan(job, "kept"));
    assertThat(plans.getJobIds()).containsExactly(job);
    Attempt next = attempt(2, DeploymentMode.SESSION);

    plans.putExecutionPlan(plan(new JobID(), "late"));

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> first.recovery().settled().join());
    assertThat(failures).hasSize(1);
    assertThat(plans(next).getJobIds()).containsExactly(job);
  }

  @Test
  void aSessionForgetsResultsOnceNothingElseIsLeftOfTheJob() throws Exception {
    JobResultStore results = attempt(1, DeploymentMode.SESSION).services().getJobResultStore();
    results.createDirtyResultAsync(new JobResultEntry(result())).join();
    assertThat(results.hasDirtyJobResultEntryAsync(job).join()).isTrue();

    Attempt next = attempt(2, DeploymentMode.SESSION);
    JobResultStore found = next.services().getJobResultStore();
    assertThat(found.getDirtyResults()).extracting(JobResult::getJobId).containsExactly(job);
    found.markResultAsCleanAsync(job).join();

    assertThat(found.hasJobResultEntryAsync(job).join()).isFalse();
    assertThat(next.own().names("")).isEmpty();
  }

  @Test
  void otherApplicationsKeepThemToTheEnd() throws Exception {
    ApplicationResultStore results =
        attempt(1, DeploymentMode.APPLICATION).services().getApplicationResultStore();
    ApplicationResult result =
        new ApplicationResult.Builder()
            .applicationId(application)
            .applicationState(ApplicationState.FAILED)
            .build();
    results.createDirtyResultAsync(new ApplicationResultEntry(result)).join();
    results.markResultAsCleanAsync(application).join();
    assertThat(results.getCleanApplicationResultAsync(application).join().getApplicationState())
        .isEqualTo(ApplicationState.FAILED);

    assertThat(
            attempt(2, DeploymentMode.APPLICATION)
                .services()
                .getApplicationResultStore()
                .getDirtyResults())
        .extracting(ApplicationResult::getApplicationState)
        .containsExactly(ApplicationState.FAILED);
  }

  @Test
  void anApplicationOfOneJobHasEndedIfTheJobHas() throws Exception {
    attempt(1, DeploymentMode.PER_JOB)
        .services()
        .getJobResultStore()
        .createDirtyResultAsync(new JobResultEntry(result()))
        .join();

    assertThat(
            attempt(2, DeploymentMode.PER_JOB)
                .services()
                .getApplicationResultStore()
                .getDirtyResults())
        .extracting(ApplicationResult::getApplicationState)
        .containsExactly(ApplicationState.FINISHED);
    assertThat(
            attempt(3, DeploymentMode.APPLICATION)
                .services()
                .getApplicationResultStore()
                .getDirtyResults())
        .as("kept once it was noticed")
        .hasSize(1);
  }

  @Test
  void filesOfJobsAreFoundAgain() throws Exception {
    Path localised = Files.writeString(container.resolve("user.jar"), "a jar");
    PermanentBlobKey jar;
    PermanentBlobKey other;
    Attempt first = attempt(1, DeploymentMode.APPLICATION, localised);
    try (BlobServer server = blobServer(first)) {
      jar = server.putPermanent(job, "a jar".getBytes(StandardCharsets.UTF_8));
      other = server.putPermanent(job, "another".getBytes(StandardCharsets.UTF_8));
      first.recovery().settled().join();
      assertThat(first.own().names("blob.")).hasSize(1);
    }

    Attempt next = attempt(2, DeploymentMode.APPLICATION, localised);
    try (BlobServer server = blobServer(next)) {
      assertThat(server.getFile(job, jar)).hasContent("a jar");
      assertThat(server.getFile(job, other)).hasContent("another");
      assertThat(server.globalCleanupAsync(job, Executors.directExecutor())).isCompleted();
    }
    assertThat(next.own().names("")).isEmpty();
    assertThat(failures).isEmpty();
  }

  private BlobServer blobServer(Attempt attempt) throws Exception {
    BlobServer server =
        new BlobServer(
            new Configuration(),
            Files.createTempDirectory(container, "blobs").toFile(),
            attempt.services().createBlobStore());
    server.start();
    return server;
  }

  private Attempt attempt(int number, DeploymentMode mode, Path... localised) throws IOException {
    EpochDirectory own = epochs.takeOver(number);
    Recovery recovery =
        new Recovery(
            CompletableFuture.completedFuture(own),
            new LocalisedFiles(List.of(localised)),
            mode,
            failures::add);
    return new Attempt(own, recovery, recovery.services(Executors.directExecutor()));
  }

  private static ExecutionPlanStore plans(Attempt attempt) throws Exception {
    ExecutionPlanStore plans = attempt.services().getExecutionPlanStore();
    plans.start(new Nobody());
    return plans;
  }

  private JobGraph plan(JobID id, String name) {
    JobGraph plan = new JobGraph(id, name);
    plan.setApplicationId(application);
    return plan;
  }

  private JobResult result() {
    return new JobResult.Builder()
        .jobId(job)
        .jobName("job")
        .applicationId(application)
        .jobStatus(JobStatus.FINISHED)
        .netRuntime(7)
        .build();
  }

  /** Only one attempt writes, so nobody is ever told of what another has done. */
  private static final class Nobody implements ExecutionPlanStore.ExecutionPlanListener {
    @Override
    public void onAddedExecutionPlan(JobID id) {}

    @Override
    public void onRemovedExecutionPlan(JobID id) {}
  }
}
