package io.bobbin.client.flink;

import io.bobbin.client.deploy.Deployment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.ClusterClientJobClientAdapter;
import org.apache.flink.client.program.ClusterClientProvider;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** A job that has its cluster for itself. The cluster ends once the job's result is fetched. */
final class DedicatedJobClient extends ClusterClientJobClientAdapter<ApplicationId> {
  private final Deployment deployment;
  private final AtomicBoolean finished = new AtomicBoolean();

  DedicatedJobClient(
      ClusterClientProvider<ApplicationId> clients,
      JobID job,
      ClassLoader userClasses,
      Deployment deployment) {
    super(clients, job, userClasses);
    this.deployment = deployment;
  }

  /** Once the result is fetched there is nobody left to ask, and no need to. */
  @Override
  public CompletableFuture<JobStatus> getJobStatus() {
    return finished.get()
        ? CompletableFuture.completedFuture(JobStatus.FINISHED)
        : super.getJobStatus();
  }

  @Override
  public CompletableFuture<JobExecutionResult> getJobExecutionResult() {
    return super.getJobExecutionResult()
        .whenComplete(
            (result, failure) -> {
              finished.compareAndSet(false, failure == null);
              deployment.close();
            });
  }
}
