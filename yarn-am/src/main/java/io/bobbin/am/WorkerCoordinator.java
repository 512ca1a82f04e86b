package io.bobbin.am;

import io.bobbin.am.control.ControlServer;
import io.bobbin.am.pool.PoolAction;
import io.bobbin.am.pool.PoolEvent;
import io.bobbin.am.pool.WorkerExit;
import io.bobbin.am.pool.WorkerPool;
import io.bobbin.am.pool.WorkerShape;
import io.bobbin.am.yarn.ContainerExit;
import io.bobbin.am.yarn.ContainerLauncher;
import io.bobbin.am.yarn.ContainerShape;
import io.bobbin.am.yarn.PendingLaunch;
import io.bobbin.am.yarn.ResourceManagerHeartbeat;
import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.timeline.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event loop that owns the worker pool and carries out what it decides. Every public method may
 * be called from any thread and returns at once.
 */
public final class WorkerCoordinator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerCoordinator.class);

  /** How long YARN may take to say why a worker ended: a few heartbeats of its node. */
  private static final Duration LAST_WORD = Duration.ofSeconds(10);

  private final ScheduledThreadPoolExecutor loop =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "worker-pool");
            thread.setDaemon(true);
            return thread;
          });

  private final WorkerPool pool;
  private final ResourceManagerHeartbeat heartbeat;
  private final ContainerLauncher launcher;
  private final Consumer<String> giveUp;
  private final Consumer<Stage> stages;

  // All below belongs to the loop.
  private final Map<Integer, WorkerKind> kinds = new HashMap<>();
  private final Map<WorkerShape, Integer> requests = new LinkedHashMap<>();
  private final Map<String, Container> containers = new HashMap<>();
  private final Map<String, PendingLaunch> launches = new HashMap<>();
  private final Set<String> stopped = new HashSet<>();
  private final WorkerLosses losses = new WorkerLosses(System::nanoTime);
  private final Admissions admissions;
  private Optional<WorkerListener> engine = Optional.empty();
  private Optional<Duration> patience = Optional.empty();
  private Optional<ScheduledFuture<?>> alarm = Optional.empty();
  private long alarmAt;

  /**
   * @param giveUp told the reason when workers keep failing
   * @param stages told when one ends for a worker
   */
  WorkerCoordinator(
      WorkerPool pool,
      ResourceManagerHeartbeat heartbeat,
      ContainerLauncher launcher,
      ControlServer control,
      Consumer<String> giveUp,
      Consumer<Stage> stages) {
    this.pool = pool;
    this.heartbeat = heartbeat;
    this.launcher = launcher;
    this.admissions = new Admissions(control, stages);
    this.giveUp = giveUp;
    this.stages = stages;
    // An alarm may be minutes ahead, and be set again for every worker.
    loop.setRemoveOnCancelPolicy(true);
    // What is granted after the end must still be returned, so the end of the thread is nobody's.
    loop.setKeepAliveTime(10, TimeUnit.SECONDS);
    loop.allowCoreThreadTimeOut(true);
  }

  /**
   * Asks for workers that the engine will want, before it does, unless an earlier attempt has left
   * as many.
   *
   * @param spares how many are to be kept besides those in use
   * @param retention for how long after none is in use
   */
  public void anticipate(WorkerKind kind, int count, int spares, Duration retention) {
    run(
        () -> {
          int priority = kind.shape().priority();
          kinds.put(priority, kind);
          long left =
              containers.values().stream()
                  .filter(container -> container.getPriority().getPriority() == priority)
                  .count();
          handle(new PoolEvent.Anticipated(kind.shape(), (int) Math.max(0, count - left)));
          handle(new PoolEvent.SparesWanted(kind.shape(), spares, retention));
        });
  }

  /** What earlier attempts have left. */
  public void recovered(List<Container> left) {
    run(() -> left.forEach(this::recover));
  }

  /** From now on this listener hears of assignments and losses. */
  public void attach(WorkerListener listener) {
    run(() -> engine = Optional.of(listener));
  }

  /** The engine wants a worker. */
  public void want(long request, WorkerKind kind) {
    run(
        () -> {
          kinds.put(kind.shape().priority(), kind);
          handle(new PoolEvent.Wanted(request, kind.shape()));
        });
  }

  /** The engine no longer wants what it asked for. */
  public void cancel(long request) {
    post(new PoolEvent.Cancelled(request));
  }

  /** The engine expects the worker that it was assigned. */
  public void accept(String worker) {
    post(new PoolEvent.Accepted(worker));
  }

  /** The engine does not want the worker that it was assigned. */
  public void decline(String worker) {
    post(new PoolEvent.Declined(worker));
  }

  /** The engine gives a worker back. */
  public void release(String worker) {
    post(new PoolEvent.Released(worker));
  }

  /** A job has come that needs so many workers, if it is not for those that are there. */
  public void jobCame(WorkerKind kind, int count) {
    run(
        () -> {
          kinds.put(kind.shape().priority(), kind);
          handle(new PoolEvent.JobCame(kind.shape(), count));
        });
  }

  /** The engine will not ask, after this time, for more of what was anticipated. */
  public void endAnticipation(Duration after) {
    run(() -> patience = Optional.of(after));
    var unused =
        loop.schedule(
            () -> post(new PoolEvent.AnticipationEnded()), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whom workers register with. */
  public void leaderIs(Admitted newLeader) {
    run(() -> admissions.leaderIs(newLeader));
  }

  /** A worker's process has connected to the control server. */
  public void connected(String worker) {
    post(new PoolEvent.Connected(worker));
  }

  /** A worker says why it exits. */
  public void exiting(String worker, String reason) {
    LOG.warn("Worker {} exits: {}", worker, reason);
    run(
        () -> {
          handle(new PoolEvent.Exiting(worker, reason));
          expectEnd(worker);
        });
  }

  /** A worker's connection to the control server has ended. */
  public void disconnected(String worker) {
    run(
        () -> {
          handle(new PoolEvent.Disconnected(worker));
          expectEnd(worker);
        });
  }

  /**
   * The workers that were lost of late, with reasons as far as they are known in time.
   *
   * @param expectsLoss whether there must be one, though it may not be known yet
   */
  public List<String> recentLosses(boolean expectsLoss, Duration patience) {
    CompletableFuture<List<String>> answer = new CompletableFuture<>();
    run(
        () -> {
          losses.inquire(expectsLoss, answer);
          if (!answer.isDone()) {
            heartbeat.hurry();
          }
        });
    return answer.completeOnTimeout(List.of(), patience.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** What a heartbeat brought: first what was granted, then what ended, for it may be the same. */
  public void heard(AllocateResponse response) {
    run(
        () -> {
          handle(new PoolEvent.ClusterSized(response.getNumClusterNodes()));
          response.getContainersFromPreviousAttempts().forEach(this::recover);
          for (Container container : response.getAllocatedContainers()) {
            String id = container.getId().toString();
            containers.put(id, container);
            handle(
                new PoolEvent.Allocated(
                    id, container.getNodeId().getHost(), container.getPriority().getPriority()));
          }
          for (ContainerStatus status : response.getCompletedContainersStatuses()) {
            String id = status.getContainerId().toString();
            WorkerExit exit = ContainerExit.of(status);
            if (stopped.contains(id)
                && (losses.isLeaving(id) || !ContainerExit.followsFromStop(status))) {
              // The engine gave the worker back because it was already going.
              LOG.warn("Lost worker {}: {}", id, exit.reason());
              losses.lost(id, exit.reason());
            }
            handle(new PoolEvent.Completed(id, exit));
            containers.remove(id);
            stopped.remove(id);
            launches.remove(id);
            losses.settled(id);
          }
        });
  }

  /** Stops all workers, starts no more, and returns when that has been commanded. */
  @Override
  public void close() {
    try {
      loop.submit(this::stopAll).get(5, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      LOG.warn("The workers could not be stopped; YARN will do it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void recover(Container container) {
    String id = container.getId().toString();
    if (containers.putIfAbsent(id, container) == null) {
      LOG.info("Worker {} on {} has outlived its master", id, container.getNodeId());
      handle(
          new PoolEvent.Recovered(
              id, container.getNodeId().getHost(), ContainerShape.of(container)));
      // Who comes so late may come for nothing.
      patience.ifPresent(this::endAnticipation);
    }
  }

  private void stopAll() {
    handle(new PoolEvent.Closed());
    alarm.ifPresent(pending -> pending.cancel(false));
    request();
  }

  private void post(PoolEvent event) {
    run(() -> handle(event));
  }

  private void run(Runnable task) {
    loop.execute(
        () -> {
          try {
            task.run();
            request();
          } catch (RuntimeException e) {
            LOG.error("The worker pool failed", e);
            giveUp.accept("the worker pool failed: " + e);
          }
        });
  }

  /**
   * Asks for what the pool wants by now. While what one heartbeat brought is gone through, it wants
   * fewer with each container; were YARN told of that halfway, it would grant the rest again.
   */
  private void request() {
    requests.forEach(
        (shape, outstanding) -> {
          LOG.info("{} container(s) outstanding of {}", outstanding, shape);
          heartbeat.setOutstanding(shape, outstanding);
          stages.accept(Stage.WORKER_REQUEST);
        });
    requests.clear();
  }

  private void handle(PoolEvent event) {
    LOG.debug("{}", event);
    pool.handle(event, TimeUnit.NANOSECONDS.toMillis(System.nanoTime())).forEach(this::perform);
  }

  private void perform(PoolAction action) {
    if (action instanceof PoolAction.Request a) {
      requests.put(a.shape(), a.outstanding());
    } else if (action instanceof PoolAction.Launch a) {
      LOG.info("Launching worker {} on {}", a.worker(), a.node());
      launches.put(
          a.worker(),
          launcher.launch(
              containers.get(a.worker()),
              kinds.get(a.shape().priority()),
              reason -> post(new PoolEvent.LaunchFailed(a.worker(), reason))));
    } else if (action instanceof PoolAction.Stop a) {
      stop(a);
    } else if (action instanceof PoolAction.Abandon a) {
      abandon(a);
    } else if (action instanceof PoolAction.Assign a) {
      LOG.info("Worker {} on {} answers request {}", a.worker(), a.node(), a.request());
      engine.orElseThrow().assigned(a.request(), a.worker(), a.node());
    } else if (action instanceof PoolAction.Admit a) {
      admissions.admit(a.worker());
    } else if (action instanceof PoolAction.ReportLost a) {
      LOG.warn("Lost worker {}: {}", a.worker(), a.reason());
      losses.lost(a.worker(), a.reason());
      engine.orElseThrow().lost(a.worker(), a.reason());
    } else if (action instanceof PoolAction.NoteLost a) {
      LOG.warn("Lost worker {} on {} before it was needed: {}", a.worker(), a.node(), a.reason());
    } else if (action instanceof PoolAction.Avoid a) {
      LOG.warn("Avoiding nodes {} now: {}", a.nodes(), a.reason());
      heartbeat.avoid(a.nodes());
    } else if (action instanceof PoolAction.WakeAt a) {
      wakeAt(a.millis());
    } else if (action instanceof PoolAction.GiveUp a) {
      LOG.error("Giving up: {}", a.reason());
      giveUp.accept(a.reason());
    }
  }

  private void stop(PoolAction.Stop action) {
    LOG.info("Returning container {}: {}", action.worker(), action.reason());
    admissions.withdraw(action.worker());
    Container container = containers.get(action.worker());
    if (container != null) {
      PendingLaunch launch = launches.get(action.worker());
      if (launch != null && !launch.cancel()) {
        // The ResourceManager would forget why the container really ended, if it was told first.
        launcher.stop(container, () -> heartbeat.release(container.getId()));
      } else {
        heartbeat.release(container.getId());
      }
    }
    stopped.add(action.worker());
  }

  /** YARN gets the time to say why it ended, which it forgets when the container is returned. */
  private void abandon(PoolAction.Abandon action) {
    LOG.info("Leaving container {} to YARN: {}", action.worker(), action.reason());
    admissions.withdraw(action.worker());
    stopped.add(action.worker());
    var unused =
        loop.schedule(
            () ->
                run(
                    () ->
                        Optional.ofNullable(containers.get(action.worker()))
                            .ifPresent(container -> heartbeat.release(container.getId()))),
            LAST_WORD.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** A worker that goes by itself: YARN will say why, and the sooner it is asked the better. */
  private void expectEnd(String worker) {
    if (containers.containsKey(worker) && !stopped.contains(worker)) {
      losses.leaving(worker);
      heartbeat.hurry();
    }
  }

  private void wakeAt(long millis) {
    if (alarm.filter(pending -> !pending.isDone()).isPresent() && alarmAt == millis) {
      return;
    }
    alarm.ifPresent(previous -> previous.cancel(false));
    alarmAt = millis;
    long delay = millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    alarm =
        Optional.of(
            loop.schedule(
                () -> post(new PoolEvent.Ticked()), Math.max(1, delay), TimeUnit.MILLISECONDS));
  }
}
