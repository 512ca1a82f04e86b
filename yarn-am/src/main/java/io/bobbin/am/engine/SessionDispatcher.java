package io.bobbin.am.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.runtime.application.AbstractApplication;
import org.apache.flink.runtime.dispatcher.DispatcherBootstrapFactory;
import org.apache.flink.runtime.dispatcher.DispatcherFactory;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.dispatcher.DispatcherId;
import org.apache.flink.runtime.dispatcher.DispatcherServices;
import org.apache.flink.runtime.dispatcher.JobMasterServiceLeadershipRunnerFactory;
import org.apache.flink.runtime.dispatcher.StandaloneDispatcher;
import org.apache.flink.runtime.dispatcher.cleanup.CheckpointResourcesCleanupRunnerFactory;
import org.apache.flink.runtime.highavailability.ApplicationResult;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.streaming.api.graph.ExecutionPlan;

/** Flink's own dispatcher, which also tells of each job that it has taken. */
final class SessionDispatcher extends StandaloneDispatcher {
  private final Consumer<DispatcherGateway> submitted;

  private SessionDispatcher(
      RpcService rpcService,
      DispatcherId fencingToken,
      Collection<ExecutionPlan> recoveredJobs,
      Collection<JobResult> recoveredDirtyJobResults,
      Collection<AbstractApplication> recoveredApplications,
      Collection<ApplicationResult> recoveredDirtyApplicationResults,
      DispatcherBootstrapFactory bootstrapFactory,
      DispatcherServices services,
      Consumer<DispatcherGateway> submitted)
      throws Exception {
    super(
        rpcService,
        fencingToken,
        recoveredJobs,
        recoveredDirtyJobResults,
        recoveredApplications,
        recoveredDirtyApplicationResults,
        bootstrapFactory,
        services);
    this.submitted = submitted;
  }

  /**
   * Makes such dispatchers.
   *
   * @param submitted told of the dispatcher when it has taken a job, on Flink's threads
   */
  static DispatcherFactory factory(Consumer<DispatcherGateway> submitted) {
    return (rpcService,
        fencingToken,
        recoveredJobs,
        recoveredDirtyJobResults,
        recoveredApplications,
        recoveredDirtyApplicationResults,
        bootstrapFactory,
        services) ->
        new SessionDispatcher(
            rpcService,
            fencingToken,
            recoveredJobs,
            recoveredDirtyJobResults,
            recoveredApplications,
            recoveredDirtyApplicationResults,
            bootstrapFactory,
            DispatcherServices.from(
                services,
                JobMasterServiceLeadershipRunnerFactory.INSTANCE,
                CheckpointResourcesCleanupRunnerFactory.INSTANCE),
            submitted);
  }

  @Override
  public CompletableFuture<Acknowledge> submitJob(ExecutionPlan plan, Duration timeout) {
    return super.submitJob(plan, timeout)
        .whenComplete(
            (taken, failure) -> {
              if (failure == null) {
                submitted.accept(getSelfGateway(DispatcherGateway.class));
              }
            });
  }
}
