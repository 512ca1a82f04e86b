package io.bobbin.am.pool;

import io.bobbin.am.pool.PoolEvent.Accepted;
import io.bobbin.am.pool.PoolEvent.Allocated;
import io.bobbin.am.pool.PoolEvent.Anticipated;
import io.bobbin.am.pool.PoolEvent.AnticipationEnded;
import io.bobbin.am.pool.PoolEvent.Cancelled;
import io.bobbin.am.pool.PoolEvent.Closed;
import io.bobbin.am.pool.PoolEvent.ClusterSized;
import io.bobbin.am.pool.PoolEvent.Completed;
import io.bobbin.am.pool.PoolEvent.Connected;
import io.bobbin.am.pool.PoolEvent.Declined;
import io.bobbin.am.pool.PoolEvent.Exiting;
import io.bobbin.am.pool.PoolEvent.JobCame;
import io.bobbin.am.pool.PoolEvent.LaunchFailed;
import io.bobbin.am.pool.PoolEvent.Released;
import io.bobbin.am.pool.PoolEvent.Wanted;
import io.bobbin.am.pool.WorkerExit.Blame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Matches what the engine wants with what YARN grants.
 *
 * <p>A container is asked for when more workers are wanted or anticipated than there are without an
 * owner. A granted container is launched at once if it is still needed and returned at once if not.
 * A worker is assigned to a request as soon as its container is there, and admitted to the engine
 * once it has connected and the engine has accepted it, whichever comes last; so a worker may boot
 * long before anyone asks for it, and none registers that the engine does not expect.
 *
 * <p>Not thread-safe: one event loop owns it. Time is whatever the caller says, in ms, and must not
 * go back.
 */
public final class WorkerPool {
  private final PoolPolicy policy;
  private final StartFailures failures;
  private final Map<Integer, Demand> demands = new TreeMap<>();
  private final Map<String, Worker> workers = new HashMap<>();

  /** Those of the workers that have not connected, oldest first. */
  private final Set<Worker> launching = new LinkedHashSet<>();

  private List<PoolAction> actions = new ArrayList<>();
  private int clusterNodes = 1;
  private boolean closed;

  public WorkerPool(PoolPolicy policy) {
    this.policy = policy;
    this.failures = new StartFailures(policy);
  }

  /**
   * Takes in an event.
   *
   * @param now in ms
   * @return what to do about it, in this order
   */
  public List<PoolAction> handle(PoolEvent event, long now) {
    actions = new ArrayList<>();
    if (event instanceof Anticipated e) {
      demand(e.shape()).anticipated += closed ? 0 : e.count();
    } else if (event instanceof JobCame e) {
      demand(e.shape()).anticipated += closed || !isIdle() ? 0 : e.count();
    } else if (event instanceof AnticipationEnded) {
      demands.values().forEach(demand -> demand.anticipated = 0);
    } else if (event instanceof Wanted e) {
      onWanted(e);
    } else if (event instanceof Cancelled e) {
      demands.values().forEach(demand -> demand.unassigned.remove(e.request()));
    } else if (event instanceof Allocated e) {
      onAllocated(e, now);
    } else if (event instanceof Connected e) {
      onConnected(e);
    } else if (event instanceof Exiting e) {
      living(e.worker()).ifPresent(worker -> worker.lastWords = e.reason());
    } else if (event instanceof Accepted e) {
      living(e.worker()).filter(worker -> worker.request.isPresent()).ifPresent(this::accept);
    } else if (event instanceof Declined e) {
      living(e.worker()).ifPresent(this::unassign);
    } else if (event instanceof Released e) {
      living(e.worker()).ifPresent(worker -> stop(worker, "the engine released it"));
    } else if (event instanceof LaunchFailed e) {
      living(e.worker())
          .ifPresent(worker -> failStart(worker, "it could not be launched: " + e.reason(), now));
    } else if (event instanceof Completed e) {
      onCompleted(e, now);
    } else if (event instanceof ClusterSized e) {
      clusterNodes = e.nodes();
    } else if (event instanceof Closed) {
      onClosed();
    }
    stopOverdue(now);
    if (failures.forgive(now)) {
      actions.add(new PoolAction.Avoid(failures.avoided(), "their time is over"));
    }
    demands.values().forEach(demand -> reconcile(demand, now));
    wakeUp(now).ifPresent(time -> actions.add(new PoolAction.WakeAt(time)));
    return actions;
  }

  /** What the pool holds now. */
  public PoolSnapshot snapshot() {
    return new PoolSnapshot(
        demands.values().stream().mapToInt(demand -> demand.unassigned.size()).sum(),
        demands.values().stream().mapToInt(demand -> demand.anticipated).sum(),
        demands.values().stream().mapToInt(demand -> demand.outstanding).sum(),
        count(Worker.Phase.LAUNCHING),
        count(Worker.Phase.CONNECTED),
        count(Worker.Phase.STOPPING),
        (int) workers.values().stream().filter(worker -> worker.request.isPresent()).count(),
        failures.avoided());
  }

  private boolean isIdle() {
    return workers.isEmpty() && demands.values().stream().allMatch(demand -> demand.needed() == 0);
  }

  private void onWanted(Wanted event) {
    if (!closed) {
      Demand demand = demand(event.shape());
      demand.unassigned.add(event.request());
      demand.anticipated = Math.max(0, demand.anticipated - 1);
    }
  }

  private void onAllocated(Allocated event, long now) {
    Demand demand = demands.get(event.priority());
    if (workers.containsKey(event.worker())) {
      return;
    }
    if (demand == null) {
      actions.add(new PoolAction.Stop(event.worker(), "nothing of its kind was asked for"));
      return;
    }
    if (demand.outstanding > 0) {
      // YARN has answered one of the requests, whatever becomes of its container here.
      request(demand, demand.outstanding - 1);
    }
    if (demand.available() >= demand.needed()) {
      actions.add(new PoolAction.Stop(event.worker(), "it is more than was asked for"));
    } else if (failures.avoids(event.node())) {
      actions.add(new PoolAction.Stop(event.worker(), "its node is avoided"));
    } else {
      Worker worker = new Worker(event.worker(), event.node(), demand.shape, now);
      workers.put(worker.id, worker);
      launching.add(worker);
      demand.update(worker);
      actions.add(new PoolAction.Launch(event.worker(), demand.shape, event.node()));
    }
  }

  private void onConnected(Connected event) {
    living(event.worker())
        .ifPresent(
            worker -> {
              boolean starting = worker.phase == Worker.Phase.LAUNCHING;
              worker.phase = Worker.Phase.CONNECTED;
              launching.remove(worker);
              demand(worker.shape).update(worker);
              // A worker that connects again after its connection broke must hear again.
              worker.admitted = false;
              if (starting) {
                failures.succeeded(worker.node);
              }
              admitIfDue(worker);
            });
  }

  private void accept(Worker worker) {
    worker.accepted = true;
    admitIfDue(worker);
  }

  private void admitIfDue(Worker worker) {
    if (worker.isDueForAdmission()) {
      worker.admitted = true;
      actions.add(new PoolAction.Admit(worker.id));
    }
  }

  private void onCompleted(Completed event, long now) {
    Worker worker = workers.get(event.worker());
    if (worker == null) {
      return;
    }
    WorkerExit exit = event.exit();
    String reason =
        worker.lastWords.isEmpty()
            ? exit.reason()
            : exit.reason() + "; before that it said: " + worker.lastWords;
    boolean starting = worker.phase == Worker.Phase.LAUNCHING;
    if (worker.phase != Worker.Phase.STOPPING) {
      reportLost(worker, reason);
    }
    forget(worker);
    if (starting && exit.blame() != Blame.YARN) {
      noteFailure(worker, reason, now);
    } else if (exit.blame() == Blame.NODE && !closed) {
      // Many workers may go with one node; that says nothing about how the next ones start.
      avoidIf(failures.failedLater(worker.node, now, clusterNodes), worker, reason);
    }
  }

  private void failStart(Worker worker, String reason, long now) {
    reportLost(worker, reason);
    stop(worker, reason);
    noteFailure(worker, reason, now);
  }

  private void reportLost(Worker worker, String reason) {
    actions.add(
        worker.request.isPresent()
            ? new PoolAction.ReportLost(worker.id, reason)
            : new PoolAction.NoteLost(worker.id, worker.node, reason));
  }

  private void noteFailure(Worker worker, String reason, long now) {
    if (closed) {
      return;
    }
    avoidIf(failures.failedToStart(worker.node, now, clusterNodes), worker, reason);
    if (failures.isExhausted()) {
      onClosed();
      actions.add(
          new PoolAction.GiveUp(
              failures.consecutive()
                  + " workers in a row failed to start, the last on "
                  + worker.node
                  + " because "
                  + reason));
    }
  }

  private void avoidIf(boolean avoidedSetChanged, Worker worker, String reason) {
    if (avoidedSetChanged) {
      actions.add(
          new PoolAction.Avoid(
              failures.avoided(),
              worker.node
                  + " failed "
                  + policy.nodeFailures()
                  + " workers in a row, the last because "
                  + reason));
    }
  }

  private void onClosed() {
    closed = true;
    demands
        .values()
        .forEach(
            demand -> {
              demand.unassigned.clear();
              demand.anticipated = 0;
            });
    for (Worker worker : List.copyOf(workers.values())) {
      if (worker.phase != Worker.Phase.STOPPING) {
        stop(worker, "the application ends");
      }
    }
  }

  private void stopOverdue(long now) {
    while (!launching.isEmpty() && now >= startDeadline(launching.iterator().next())) {
      failStart(
          launching.iterator().next(),
          "it did not report to the master within " + policy.startTimeout().toSeconds() + " s",
          now);
    }
  }

  private void unassign(Worker worker) {
    worker.unassign();
    demand(worker.shape).update(worker);
  }

  private void forget(Worker worker) {
    worker.stop();
    workers.remove(worker.id);
    launching.remove(worker);
    demand(worker.shape).update(worker);
  }

  private void stop(Worker worker, String reason) {
    worker.stop();
    launching.remove(worker);
    demand(worker.shape).update(worker);
    actions.add(new PoolAction.Stop(worker.id, reason));
  }

  /** Makes what is there and what was asked for fit what is needed. */
  private void reconcile(Demand demand, long now) {
    while (!demand.unassigned.isEmpty() && demand.available() > 0) {
      assign(demand, demand.mostAdvanced());
    }
    while (demand.available() > demand.needed()) {
      stop(demand.leastAdvanced(), "nobody needs it");
    }
    int outstanding = demand.needed() - demand.available();
    if (failures.pausedUntil(now).isPresent()) {
      outstanding = Math.min(outstanding, demand.outstanding);
    }
    if (outstanding != demand.outstanding) {
      request(demand, outstanding);
    }
  }

  private void assign(Demand demand, Worker worker) {
    long request = demand.unassigned.iterator().next();
    demand.unassigned.remove(request);
    worker.request = OptionalLong.of(request);
    demand.update(worker);
    actions.add(new PoolAction.Assign(request, worker.id, worker.node));
  }

  private void request(Demand demand, int outstanding) {
    demand.outstanding = outstanding;
    actions.add(new PoolAction.Request(demand.shape, outstanding));
  }

  private OptionalLong wakeUp(long now) {
    long next = failures.pausedUntil(now).orElse(Long.MAX_VALUE);
    next = Math.min(next, failures.nextForgiveness().orElse(Long.MAX_VALUE));
    if (!launching.isEmpty()) {
      next = Math.min(next, startDeadline(launching.iterator().next()));
    }
    return next == Long.MAX_VALUE || closed ? OptionalLong.empty() : OptionalLong.of(next);
  }

  private long startDeadline(Worker worker) {
    return worker.launchedAt + policy.startTimeout().toMillis();
  }

  private Demand demand(WorkerShape shape) {
    return demands.computeIfAbsent(shape.priority(), priority -> new Demand(shape));
  }

  private Optional<Worker> living(String id) {
    return Optional.ofNullable(workers.get(id))
        .filter(worker -> worker.phase != Worker.Phase.STOPPING);
  }

  private int count(Worker.Phase phase) {
    return (int) workers.values().stream().filter(worker -> worker.phase == phase).count();
  }
}
