package io.bobbin.am.engine;

import io.bobbin.am.WorkerCoordinator;
import io.bobbin.am.WorkerKind;
import io.bobbin.am.WorkerListener;
import io.bobbin.am.yarn.LargestContainer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.flink.runtime.blocklist.BlockedNodeRetriever;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.resourcemanager.active.ResourceEventHandler;
import org.apache.flink.runtime.resourcemanager.active.ResourceManagerDriver;
import org.apache.flink.runtime.resourcemanager.exceptions.ResourceManagerException;
import org.apache.flink.util.concurrent.ScheduledExecutor;

/**
 * Flink's ResourceManager as a client of the worker pool.
 *
 * <p>All state belongs to the ResourceManager's main thread. What the pool says arrives on the
 * coordinator's thread and is handed over in order, so that a request is always answered before its
 * worker can be reported lost; and a worker is accepted, and with that admitted, only after its
 * request's future is completed, so that none registers unexpected.
 */
final class YarnResourceManagerDriver implements ResourceManagerDriver<YarnWorker>, WorkerListener {
  private final WorkerCoordinator workers;
  private final WorkerKinds kinds;
  private final CompletableFuture<LargestContainer> largestContainer;
  private final ApplicationOutcome outcome;
  private final Map<Long, CompletableFuture<YarnWorker>> requests = new HashMap<>();
  private ResourceEventHandler<YarnWorker> events;
  private Executor mainThread;
  private long lastRequest;

  YarnResourceManagerDriver(
      WorkerCoordinator workers,
      WorkerKinds kinds,
      CompletableFuture<LargestContainer> largestContainer,
      ApplicationOutcome outcome) {
    this.workers = workers;
    this.kinds = kinds;
    this.largestContainer = largestContainer;
    this.outcome = outcome;
  }

  @Override
  public void initialize(
      ResourceEventHandler<YarnWorker> resourceEventHandler,
      ScheduledExecutor mainThreadExecutor,
      Executor ioExecutor,
      BlockedNodeRetriever blockedNodeRetriever)
      throws Exception {
    this.events = resourceEventHandler;
    this.mainThread = mainThreadExecutor;
    largestContainer.get();
    workers.attach(this);
    events.onPreviousAttemptWorkersRecovered(List.of());
  }

  @Override
  public CompletableFuture<YarnWorker> requestResource(TaskExecutorProcessSpec specification) {
    WorkerKind kind = kinds.of(specification);
    CompletableFuture<YarnWorker> future = new CompletableFuture<>();
    LargestContainer largest = largestContainer.join();
    if (!largest.holds(kind.shape())) {
      future.completeExceptionally(
          new ResourceManagerException(kind.shape().doesNotFit(largest.toString())));
      return future;
    }
    long request = ++lastRequest;
    requests.put(request, future);
    var unused =
        future.whenComplete(
            (worker, failure) -> {
              if (failure instanceof CancellationException && requests.remove(request) != null) {
                workers.cancel(request);
              }
            });
    workers.want(request, kind);
    return future;
  }

  @Override
  public void releaseResource(YarnWorker worker) {
    workers.release(worker.container());
  }

  @Override
  public void assigned(long request, String worker, String node) {
    mainThread.execute(
        () -> {
          CompletableFuture<YarnWorker> future = requests.remove(request);
          if (future != null && future.complete(new YarnWorker(worker, node))) {
            workers.accept(worker);
          } else {
            workers.decline(worker);
          }
        });
  }

  @Override
  public void lost(String worker, String reason) {
    mainThread.execute(() -> events.onWorkerTerminated(new ResourceID(worker), reason));
  }

  @Override
  public void deregisterApplication(ApplicationStatus finalStatus, String diagnostics) {
    outcome.conclude(finalStatus, diagnostics);
  }

  /** The next attempt may want the workers; if there is none, the application's end stops them. */
  @Override
  public void terminate() {}
}
