package io.bobbin.am.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.flink.runtime.application.SingleJobApplication;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.streaming.api.graph.ExecutionPlan;
import org.apache.flink.util.concurrent.ScheduledExecutor;

/**
 * The only job of its cluster. Flink's dispatcher waits, in its main thread, for an application
 * that it starts itself, so this one must not wait for the dispatcher to take its job.
 */
final class DedicatedJob extends SingleJobApplication {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final boolean recovered;

  /**
   * @param recovered whether the dispatcher has it already, from an earlier attempt
   */
  DedicatedJob(ExecutionPlan plan, boolean recovered) {
    super(plan, recovered);
    this.recovered = recovered;
  }

  @Override
  public CompletableFuture<Acknowledge> execute(
      DispatcherGateway dispatcher,
      ScheduledExecutor scheduledExecutor,
      Executor mainThread,
      FatalErrorHandler errors) {
    var unused =
        super.execute(dispatcher, scheduledExecutor, mainThread, errors)
            .thenCompose(
                taken ->
                    recovered
                        ? dispatcher.recoverJob(getExecutionPlan().getJobID(), TIMEOUT)
                        : CompletableFuture.completedFuture(taken))
            .whenComplete(
                (taken, failure) -> {
                  if (failure != null) {
                    errors.onFatalError(failure);
                  }
                });
    return CompletableFuture.completedFuture(Acknowledge.get());
  }
}
