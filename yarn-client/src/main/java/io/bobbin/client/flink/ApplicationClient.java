package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * Talks to the JobManager of an application. Flink's client asks one that is gone for a minute and
 * then says that nobody listens; this one asks YARN meanwhile, goes on with the next JobManager if
 * there is one, and says what became of the application if not.
 */
final class ApplicationClient extends RestClusterClient<ApplicationId> {
  private static final int SECONDS_OF_SILENCE = 3;

  private final Configuration configuration;
  private final JobManagerAddress address;
  private Optional<ClusterConnection> connection = Optional.empty();

  /**
   * @param configuration with the address of the JobManager
   * @param address the same
   */
  ApplicationClient(
      Configuration configuration, ApplicationId application, JobManagerAddress address)
      throws Exception {
    super(configuration, application, (ignored, errors) -> address);
    this.configuration = configuration;
    this.address = address;
  }

  @Override
  public CompletableFuture<Collection<JobStatusMessage>> listJobs() {
    return orWhyNot(super.listJobs());
  }

  @Override
  public CompletableFuture<JobStatus> getJobStatus(JobID job) {
    return orWhyNot(super.getJobStatus(job));
  }

  @Override
  public CompletableFuture<JobResult> requestJobResult(JobID job) {
    return orWhyNot(super.requestJobResult(job));
  }

  @Override
  public CompletableFuture<Acknowledge> cancel(JobID job) {
    return orWhyNot(super.cancel(job));
  }

  @Override
  public CompletableFuture<String> stopWithSavepoint(
      JobID job, boolean drain, String directory, SavepointFormatType format) {
    return orWhyNot(super.stopWithSavepoint(job, drain, directory, format));
  }

  @Override
  public CompletableFuture<String> triggerSavepoint(
      JobID job, String directory, SavepointFormatType format) {
    return orWhyNot(super.triggerSavepoint(job, directory, format));
  }

  @Override
  public CompletableFuture<Map<String, Object>> getAccumulators(JobID job, ClassLoader classes) {
    return orWhyNot(super.getAccumulators(job, classes));
  }

  @Override
  public CompletableFuture<CoordinationResponse> sendCoordinationRequest(
      JobID job, String operator, CoordinationRequest request) {
    return orWhyNot(super.sendCoordinationRequest(job, operator, request));
  }

  private <T> CompletableFuture<T> orWhyNot(CompletableFuture<T> answer) {
    lookLater(answer);
    return answer;
  }

  /** Again and again, as long as there is no answer. */
  private void lookLater(CompletableFuture<?> answer) {
    Executor later = CompletableFuture.delayedExecutor(SECONDS_OF_SILENCE, TimeUnit.SECONDS);
    CompletableFuture<Void> look =
        CompletableFuture.runAsync(
            () -> {
              if (!answer.isDone()) {
                end().ifPresentOrElse(answer::completeExceptionally, () -> lookLater(answer));
              }
            },
            later);
    look.exceptionally(
        failure -> {
          lookLater(answer);
          return null;
        });
  }

  private Optional<BobbinException> end() {
    try (TemporaryClassLoaderContext ignored = ClusterConnection.ownClassLoader()) {
      connection()
          .clusters()
          .find(getClusterId())
          .ifPresent(cluster -> address.moveTo(cluster.webAddress()));
      return Optional.empty();
    } catch (BobbinException e) {
      return Optional.of(e).filter(reason -> reason.exitCode() != ExitCode.UNREACHABLE);
    }
  }

  /** Most clients never need one. */
  private synchronized ClusterConnection connection() {
    if (connection.isEmpty()) {
      connection = Optional.of(ClusterConnection.open(configuration));
    }
    return connection.get();
  }

  @Override
  public void close() {
    super.close();
    synchronized (this) {
      connection.ifPresent(ClusterConnection::close);
      connection = Optional.empty();
    }
  }
}
