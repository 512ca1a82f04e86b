package io.bobbin.am.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.flink.configuration.CoreOptions;
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
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.streaming.api.graph.ExecutionPlan;

/** Flink's own dispatcher, which also tells of each job that comes and that it has taken. */
final class SessionDispatcher extends StandaloneDispatcher {
  private final IntConsumer coming;
  private final Consumer<DispatcherGateway> submitted;
  private final Supplier<CompletableFuture<Void>> kept;

  private SessionDispatcher(
      RpcService rpcService,
      DispatcherId fencingToken,
      Collection<ExecutionPlan> recoveredJobs,
      Collection<JobResult> recoveredDirtyJobResults,
      Collection<AbstractApplication> recoveredApplications,
      Collection<ApplicationResult> recoveredDirtyApplicationResults,
      DispatcherBootstrapFactory bootstrapFactory,
      DispatcherServices services,
      IntConsumer coming,
      Consumer<DispatcherGateway> submitted,
      Supplier<CompletableFuture<Void>> kept)
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
    this.coming = coming;
    this.submitted = submitted;
    this.kept = kept;
  }

  /**
   * Makes such dispatchers.
   *
   * @param coming told of the parallelism of a job before anything else is done for it
   * @param submitted told of the dispatcher when it has taken a job, on Flink's threads
   * @param kept completed when a job that was taken outlives the master; whoever submits it hears
   *     of its success no sooner, though it may run already
   */
  static DispatcherFactory factory(
      IntConsumer coming,
      Consumer<DispatcherGateway> submitted,
      Supplier<CompletableFuture<Void>> kept) {
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
            coming,
            submitted,
            kept);
  }

  /** A stream graph's operators are not read before its job starts; its configuration is there. */
  private static int parallelism(ExecutionPlan plan) {
    return plan instanceof JobGraph
        ? plan.getMaximumParallelism()
        : plan.getJobConfiguration().get(CoreOptions.DEFAULT_PARALLELISM);
  }

  @Override
  public CompletableFuture<Acknowledge> submitJob(ExecutionPlan plan, Duration timeout) {
    coming.accept(parallelism(plan));
    return super.submitJob(plan, timeout)
        .whenComplete(
            (taken, failure) -> {
              if (failure == null) {
                submitted.accept(getSelfGateway(DispatcherGateway.class));
              }
            })
        .thenCompose(taken -> kept.get().thenApply(ignored -> taken));
  }
}
