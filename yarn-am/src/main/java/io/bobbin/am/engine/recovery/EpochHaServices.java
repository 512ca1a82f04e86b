package io.bobbin.am.engine.recovery;

import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.epoch.PublicationQueue;
import io.bobbin.launch.DeploymentMode;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.blob.BlobStore;
import org.apache.flink.runtime.checkpoint.CheckpointRecoveryFactory;
import org.apache.flink.runtime.highavailability.ApplicationResult;
import org.apache.flink.runtime.highavailability.ApplicationResultStore;
import org.apache.flink.runtime.highavailability.JobResultStore;
import org.apache.flink.runtime.highavailability.nonha.AbstractNonHaServices;
import org.apache.flink.runtime.jobmanager.ApplicationStore;
import org.apache.flink.runtime.jobmanager.ApplicationStoreEntry;
import org.apache.flink.runtime.jobmanager.DefaultApplicationStore;
import org.apache.flink.runtime.jobmanager.DefaultExecutionPlanStore;
import org.apache.flink.runtime.jobmanager.ExecutionPlanStore;
import org.apache.flink.runtime.jobmanager.NoOpExecutionPlanStoreWatcher;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.leaderelection.LeaderElection;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;
import org.apache.flink.streaming.api.graph.ExecutionPlan;

/**
 * Flink's services for one attempt. Who leads is never in doubt within it; what is stored is in the
 * directory of its epoch, which Flink asks for when this attempt has long taken over.
 */
final class EpochHaServices extends AbstractNonHaServices {
  private final UUID session = UUID.randomUUID();
  private final SoleLeader resourceManager = new SoleLeader(session);
  private final SoleLeader dispatcher = new SoleLeader(session);
  private final SoleLeader restEndpoint = new SoleLeader(session);
  private final Map<JobID, SoleLeader> jobMasters = new ConcurrentHashMap<>();
  private final CompletableFuture<EpochDirectory> epoch;
  private final PublicationQueue queue;
  private final DeploymentMode mode;
  private final LocalisedFiles localised;
  private final Executor ioExecutor;

  EpochHaServices(
      CompletableFuture<EpochDirectory> epoch,
      PublicationQueue queue,
      DeploymentMode mode,
      LocalisedFiles localised,
      Executor ioExecutor) {
    this.epoch = epoch;
    this.queue = queue;
    this.mode = mode;
    this.localised = localised;
    this.ioExecutor = ioExecutor;
  }

  @Override
  public LeaderElection getResourceManagerLeaderElection() {
    return resourceManager.election();
  }

  @Override
  public LeaderRetrievalService getResourceManagerLeaderRetriever() {
    return resourceManager.retrieval();
  }

  @Override
  public LeaderElection getDispatcherLeaderElection() {
    return dispatcher.election();
  }

  @Override
  public LeaderRetrievalService getDispatcherLeaderRetriever() {
    return dispatcher.retrieval();
  }

  @Override
  public LeaderElection getClusterRestEndpointLeaderElection() {
    return restEndpoint.election();
  }

  @Override
  public LeaderRetrievalService getClusterRestEndpointLeaderRetriever() {
    return restEndpoint.retrieval();
  }

  @Override
  public LeaderElection getJobManagerLeaderElection(JobID job) {
    return jobMaster(job).election();
  }

  @Override
  @Deprecated // by Flink, which calls it nevertheless
  public LeaderRetrievalService getJobManagerLeaderRetriever(JobID job) {
    return jobMaster(job).retrieval();
  }

  @Override
  public LeaderRetrievalService getJobManagerLeaderRetriever(JobID job, String address) {
    return jobMaster(job).retrieval();
  }

  private SoleLeader jobMaster(JobID job) {
    return jobMasters.computeIfAbsent(job, id -> new SoleLeader(session));
  }

  @Override
  public CompletableFuture<Void> globalCleanupAsync(JobID job, Executor executor) {
    jobMasters.remove(job);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CheckpointRecoveryFactory getCheckpointRecoveryFactory() {
    return new EpochCheckpoints(epoch.join(), queue);
  }

  @Override
  public ExecutionPlanStore getExecutionPlanStore() {
    EpochHandleStore<ExecutionPlan> plans = inBackground("plan.");
    return new DefaultExecutionPlanStore<>(
        plans, NoOpExecutionPlanStoreWatcher.INSTANCE, new EntryNames());
  }

  @Override
  public ApplicationStore getApplicationStore() {
    EpochHandleStore<ApplicationStoreEntry> applications = inBackground("application.");
    return new DefaultApplicationStore<>(applications, new EntryNames());
  }

  private <T extends Serializable> EpochHandleStore<T> inBackground(String prefix) {
    EpochDirectory directory = epoch.join();
    return new EpochHandleStore<>(
        directory,
        prefix,
        queue::settled,
        (name, content) -> queue.add(() -> directory.publish(name, content)));
  }

  @Override
  public JobResultStore getJobResultStore() {
    return new EpochJobResults(jobResults(), ioExecutor);
  }

  @Override
  public ApplicationResultStore getApplicationResultStore() {
    ResultFiles<ApplicationResult> applications = results("application-result.");
    return new EpochApplicationResults(
        applications, jobResults(), mode != DeploymentMode.APPLICATION, ioExecutor);
  }

  private ResultFiles<JobResult> jobResults() {
    return results("job-result.");
  }

  private <R extends Serializable> ResultFiles<R> results(String prefix) {
    return new ResultFiles<>(
        epoch.join(), queue, prefix, mode != DeploymentMode.SESSION, ConcurrentHashMap.newKeySet());
  }

  @Override
  public BlobStore createBlobStore() {
    return new EpochBlobs(epoch, queue, localised);
  }
}
