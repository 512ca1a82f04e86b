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
import io.bobbin.am.pool.PoolEvent.Disconnected;
import io.bobbin.am.pool.PoolEvent.Exiting;
import io.bobbin.am.pool.PoolEvent.JobCame;
import io.bobbin.am.pool.PoolEvent.LaunchFailed;
import io.bobbin.am.pool.PoolEvent.Recovered;
import io.bobbin.am.pool.PoolEvent.Released;
import io.bobbin.am.pool.PoolEvent.SparesWanted;
import io.bobbin.am.pool.PoolEvent.Wanted;
import io.bobbin.am.pool.WorkerExit.Blame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Matches what the engine wants with what YARN grants.
 *
 * <p>A container is asked for when more workers are wanted or anticipated than there are without an
 * owner. A granted container is launched at once if it is still needed and returned at once if not.
 * A worker is assigned to a request as soon as its container is there, and admitted to the engine
 * once it has connected and the engine has accepted it, whichever comes last; so a worker may boot
 * long before anyone asks for it, and none registers that the engine does not expect.
 *
 * <p>Workers of an earlier attempt are assigned like any other, before they have connected; they
 * come first, since nothing is asked for as long as they suffice. A worker whose connection ends is
 * given a moment to connect again; after that the engine hears of its loss, sooner than YARN tells
 * it.
 *
 * <p>Not thread-safe: one event loop owns it. Time is whatever the caller says, in ms, and must not
 * go back.
 */
public final class WorkerPool {
  private final PoolPolicy policy;
  private final StartFailures failures;
  private final Fleet fleet = new Fleet();

  /** Who has connected and is not known: a worker may find a new master before YARN tells of it. */
  private final Set<String> strangers = new HashSet<>();

  private List<PoolAction> actions = new ArrayList<>();
  private Duration spareRetention = Duration.ZERO;
  private long workingUntil = Long.MIN_VALUE;
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
    noteUse(now);
    if (event instanceof Anticipated e) {
      fleet.demand(e.shape()).anticipated += closed ? 0 : e.count();
    } else if (event instanceof JobCame e) {
      fleet.demand(e.shape()).anticipated += closed || !isIdle() ? 0 : e.count();
    } else if (event instanceof AnticipationEnded) {
      fleet.demands().forEach(demand -> demand.anticipated = 0);
    } else if (event instanceof SparesWanted e) {
      fleet.demand(e.shape()).spares = closed ? 0 : e.count();
      spareRetention = e.retention();
    } else if (event instanceof Wanted e) {
      onWanted(e);
    } else if (event instanceof Cancelled e) {
      fleet.demands().forEach(demand -> demand.unassigned.remove(e.request()));
    } else if (event instanceof Allocated e) {
      onAllocated(e, now);
    } else if (event instanceof Recovered e) {
      onRecovered(e, now);
    } else if (event instanceof Connected e) {
      fleet.find(e.worker()).ifPresentOrElse(this::connect, () -> strangers.add(e.worker()));
    } else if (event instanceof Disconnected e) {
      onDisconnected(e, now);
    } else if (event instanceof Exiting e) {
      fleet.living(e.worker()).ifPresent(worker -> worker.lastWords = e.reason());
    } else if (event instanceof Accepted e) {
      fleet.living(e.worker()).filter(worker -> worker.request.isPresent()).ifPresent(this::accept);
    } else if (event instanceof Declined e) {
      fleet.living(e.worker()).ifPresent(fleet::unassign);
    } else if (event instanceof Released e) {
      fleet.living(e.worker()).ifPresent(worker -> stop(worker, "the engine released it"));
    } else if (event instanceof LaunchFailed e) {
      fleet
          .living(e.worker())
          .ifPresent(worker -> failStart(worker, "it could not be launched: " + e.reason(), now));
    } else if (event instanceof Completed e) {
      fleet.find(e.worker()).ifPresent(worker -> complete(worker, e.exit(), now));
    } else if (event instanceof ClusterSized e) {
      clusterNodes = e.nodes();
    } else if (event instanceof Closed) {
      onClosed();
    }
    stopOverdue(now);
    if (failures.forgive(now)) {
      actions.add(new PoolAction.Avoid(failures.avoided(), "their time is over"));
    }
    noteUse(now);
    boolean working = isWorking(now);
    fleet.demands().forEach(demand -> reconcile(demand, demand.needed(working), now));
    wakeUp(now).ifPresent(time -> actions.add(new PoolAction.WakeAt(time)));
    return actions;
  }

  /** What the pool holds now. */
  public PoolSnapshot snapshot() {
    return new PoolSnapshot(
        fleet.demands().stream().mapToInt(demand -> demand.unassigned.size()).sum(),
        fleet.demands().stream().mapToInt(demand -> demand.anticipated).sum(),
        fleet.demands().stream().mapToInt(demand -> demand.outstanding).sum(),
        fleet.count(Worker.Phase.LAUNCHING),
        fleet.count(Worker.Phase.AWAY),
        fleet.count(Worker.Phase.CONNECTED),
        fleet.count(Worker.Phase.STOPPING),
        fleet.demands().stream().mapToInt(Demand::assigned).sum(),
        failures.avoided());
  }

  private boolean isIdle() {
    return fleet.isEmpty()
        && fleet.demands().stream().allMatch(demand -> demand.needed(false) == 0);
  }

  private void noteUse(long now) {
    if (fleet.isInUse()) {
      workingUntil = now + spareRetention.toMillis();
    }
  }

  /** Whether spares are kept. */
  private boolean isWorking(long now) {
    return fleet.isInUse() || now < workingUntil;
  }

  private void onWanted(Wanted event) {
    if (!closed) {
      Demand demand = fleet.demand(event.shape());
      demand.unassigned.add(event.request());
      demand.anticipated = Math.max(0, demand.anticipated - 1);
    }
  }

  private void onAllocated(Allocated event, long now) {
    if (fleet.find(event.worker()).isPresent()) {
      return;
    }
    Optional<Demand> known = fleet.demand(event.priority());
    if (known.isEmpty()) {
      actions.add(new PoolAction.Stop(event.worker(), "nothing of its kind was asked for"));
      return;
    }
    Demand demand = known.get();
    if (demand.outstanding > 0) {
      // YARN has answered one of the requests, whatever becomes of its container here.
      request(demand, demand.outstanding - 1);
    }
    if (demand.available() >= demand.needed(isWorking(now))) {
      actions.add(new PoolAction.Stop(event.worker(), "it is more than was asked for"));
    } else if (failures.avoids(event.node())) {
      actions.add(new PoolAction.Stop(event.worker(), "its node is avoided"));
    } else {
      Worker worker =
          new Worker(event.worker(), event.node(), demand.shape, Worker.Phase.LAUNCHING);
      fleet.add(worker, now + policy.startTimeout().toMillis());
      actions.add(new PoolAction.Launch(event.worker(), demand.shape, event.node()));
    }
  }

  private void onRecovered(Recovered event, long now) {
    if (fleet.find(event.worker()).isPresent()) {
      return;
    }
    Worker worker = new Worker(event.worker(), event.node(), event.shape(), Worker.Phase.AWAY);
    Demand demand = fleet.recover(worker, now + policy.returnTimeout().toMillis());
    if (strangers.remove(worker.id)) {
      connect(worker);
    }
    if (closed) {
      stop(worker, "the application ends");
    } else if (demand.available() > demand.needed(isWorking(now))) {
      demand.anticipated++;
    }
  }

  private void connect(Worker worker) {
    if (worker.phase != Worker.Phase.STOPPING) {
      if (worker.phase == Worker.Phase.LAUNCHING) {
        failures.succeeded(worker.node);
      }
      fleet.connect(worker);
      admitIfDue(worker);
    }
  }

  private void onDisconnected(Disconnected event, long now) {
    strangers.remove(event.worker());
    fleet
        .living(event.worker())
        .filter(worker -> worker.phase == Worker.Phase.CONNECTED)
        .ifPresent(
            worker -> fleet.await(worker, Worker.Phase.AWAY, now + policy.absence().toMillis()));
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

  private void complete(Worker worker, WorkerExit exit, long now) {
    String reason =
        worker.lastWords.isEmpty()
            ? exit.reason()
            : exit.reason() + "; before that it said: " + worker.lastWords;
    boolean starting = worker.phase == Worker.Phase.LAUNCHING;
    if (worker.phase != Worker.Phase.STOPPING) {
      reportLost(worker, reason);
    }
    fleet.forget(worker);
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
    for (Demand demand : fleet.demands()) {
      demand.unassigned.clear();
      demand.anticipated = 0;
      demand.spares = 0;
    }
    fleet.living().forEach(worker -> stop(worker, "the application ends"));
  }

  private void stopOverdue(long now) {
    Optional<Worker> overdue = fleet.overdue(now);
    while (overdue.isPresent()) {
      Worker worker = overdue.get();
      if (worker.phase == Worker.Phase.LAUNCHING) {
        failStart(
            worker,
            "it did not report to the master within " + policy.startTimeout().toSeconds() + " s",
            now);
      } else {
        String reason = "its connection to the master ended, and it did not connect again in time";
        reportLost(worker, reason);
        stop(worker, reason);
      }
      overdue = fleet.overdue(now);
    }
  }

  private void stop(Worker worker, String reason) {
    actions.add(
        worker.phase == Worker.Phase.AWAY
            ? new PoolAction.Abandon(worker.id, reason)
            : new PoolAction.Stop(worker.id, reason));
    fleet.stop(worker);
  }

  /** Makes what is there and what was asked for fit what is needed. */
  private void reconcile(Demand demand, int needed, long now) {
    while (!demand.unassigned.isEmpty() && demand.available() > 0) {
      assign(demand, demand.mostAdvanced());
      needed--;
    }
    while (demand.available() > needed) {
      stop(demand.leastAdvanced(), "nobody needs it");
    }
    int outstanding = demand.described ? needed - demand.available() : 0;
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
    fleet.assign(worker, request);
    actions.add(new PoolAction.Assign(request, worker.id, worker.node));
  }

  private void request(Demand demand, int outstanding) {
    demand.outstanding = outstanding;
    actions.add(new PoolAction.Request(demand.shape, outstanding));
  }

  private OptionalLong wakeUp(long now) {
    long next = failures.pausedUntil(now).orElse(Long.MAX_VALUE);
    next = Math.min(next, failures.nextForgiveness().orElse(Long.MAX_VALUE));
    next = Math.min(next, fleet.nextDeadline().orElse(Long.MAX_VALUE));
    if (!fleet.isInUse() && now < workingUntil) {
      next = Math.min(next, workingUntil);
    }
    return next == Long.MAX_VALUE || closed ? OptionalLong.empty() : OptionalLong.of(next);
  }
}
