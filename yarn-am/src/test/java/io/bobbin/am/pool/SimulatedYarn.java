package io.bobbin.am.pool;

import io.bobbin.am.pool.WorkerExit.Blame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * YARN and the engine as the pool sees them, with their habits: grants that come late, containers
 * beyond what was asked for, containers that end before they were started, nodes on which nothing
 * starts, completions of what was released long ago, connections that break. The master may die and
 * another take over what it had. Every step checks the pool's invariants.
 */
final class SimulatedYarn {
  private static final WorkerShape SMALL = new WorkerShape(1, 1024, 1, Map.of());
  private static final WorkerShape LARGE = new WorkerShape(2, 4096, 4, Map.of());

  private static final Duration RETENTION = Duration.ofSeconds(2);

  private final Random random;
  private final int spares;
  private WorkerPool pool = newPool();
  private final int nodes;
  private final String failingNode;
  private long now = 1_000;
  private int nextContainer = 1;
  private long nextRequest = 1;

  private final Map<WorkerShape, Integer> outstanding = new HashMap<>();
  private final Map<WorkerShape, Integer> anticipated = new HashMap<>();
  private final Map<Long, WorkerShape> requests = new HashMap<>();
  private final Map<String, WorkerShape> containers = new HashMap<>();
  private final Map<String, String> nodeOf = new HashMap<>();
  private final Set<String> launched = new LinkedHashSet<>();
  private final Set<String> connected = new LinkedHashSet<>();
  private final Set<String> admitted = new LinkedHashSet<>();
  private final Set<String> released = new LinkedHashSet<>();
  private final Map<String, Long> assigned = new HashMap<>();
  private final Set<String> accepted = new LinkedHashSet<>();

  /** Those that have connected once, or are those of an earlier master. */
  private final Set<String> started = new HashSet<>();

  /** What an earlier master had and this one has not been told of. */
  private final Set<String> left = new LinkedHashSet<>();

  private Set<String> avoided = Set.of();
  private String gaveUp;
  private int failuresInARow;
  private boolean sparesWanted;
  private long workingUntil;
  private boolean wasInUse;
  private boolean closed;
  private final boolean recording;
  final List<String> history = new ArrayList<>();

  SimulatedYarn(long seed, int nodes, boolean oneNodeFails, boolean recording) {
    this.recording = recording;
    this.random = new Random(seed);
    this.nodes = nodes;
    this.spares = (int) (seed / 5 % 3);
    this.failingNode = oneNodeFails ? "node0" : "none";
    begin();
  }

  private static WorkerPool newPool() {
    return new WorkerPool(
        new PoolPolicy(
            2,
            Duration.ofSeconds(60),
            12,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMillis(500)));
  }

  private void begin() {
    feed(new PoolEvent.ClusterSized(nodes));
    sparesWanted = true;
    feed(new PoolEvent.SparesWanted(SMALL, spares, RETENTION));
  }

  /** The master dies, and the next one is told of some of what it had. */
  void killMaster() {
    pool = newPool();
    outstanding.clear();
    anticipated.clear();
    requests.clear();
    assigned.clear();
    accepted.clear();
    admitted.clear();
    connected.clear();
    released.forEach(containers::remove);
    released.clear();
    left.addAll(launched);
    started.addAll(launched);
    launched.clear();
    avoided = Set.of();
    failuresInARow = 0;
    gaveUp = null;
    sparesWanted = false;
    workingUntil = 0;
    wasInUse = false;
    if (recording) {
      history.add("the master dies");
    }
    while (!left.isEmpty() && random.nextInt(4) > 0) {
      any(left).ifPresent(this::recover);
    }
    begin();
  }

  /** One thing happens, at random, after some time. */
  void step() {
    now += random.nextInt(200);
    switch (random.nextInt(16)) {
      case 0, 1 -> want();
      case 2 -> anticipate();
      case 3 -> cancel();
      case 4, 5, 6 -> grant();
      case 7 -> grantTooMuch();
      case 8, 9 -> connectOne();
      case 10 -> completeOne(random.nextInt(3));
      case 11 -> answerAssignment();
      case 12 -> release();
      case 13 -> disconnect();
      case 14 -> any(left).ifPresent(this::recover);
      default -> feed(new PoolEvent.Ticked());
    }
  }

  /** From here on nothing goes wrong: everything that is wanted must be there in the end. */
  void settle() {
    // The engine asks for each kind again, sooner or later.
    feed(new PoolEvent.Anticipated(SMALL, 0));
    feed(new PoolEvent.Anticipated(LARGE, 0));
    for (int round = 0; round < 500 && !isSettled(); round++) {
      now += 1_000;
      feed(new PoolEvent.Ticked());
      List.copyOf(left).forEach(this::recover);
      List.copyOf(released).forEach(id -> complete(id, Blame.YARN));
      grantAll();
      launched.stream()
          .filter(id -> !connected.contains(id) && !fails(id))
          .toList()
          .forEach(this::connect);
      launched.stream()
          .filter(id -> !connected.contains(id) && fails(id))
          .toList()
          .forEach(id -> complete(id, Blame.WORKER));
      List.copyOf(assigned.keySet()).forEach(this::accept);
    }
  }

  private boolean isSettled() {
    return gaveUp != null
        || (requests.isEmpty()
            && released.isEmpty()
            && pool.snapshot().outstanding() == 0
            && pool.snapshot().launching() == 0
            && pool.snapshot().away() == 0
            && launched.size() == assigned.size() + spare()
            && accepted.containsAll(assigned.keySet()));
  }

  void checkSettled() {
    if (gaveUp != null) {
      check(pool.snapshot().assigned() == 0, "a pool that gave up keeps no worker");
      return;
    }
    check(requests.isEmpty(), "every request has a worker: " + requests);
    check(pool.snapshot().outstanding() == 0, "nothing is outstanding");
    check(released.isEmpty(), "everything returned has ended");
    check(accepted.equals(admitted), "who was accepted and has connected is admitted");
    check(
        launched.size() == assigned.size() + spare(),
        "as many workers as needed: "
            + launched.size()
            + " for "
            + assigned.size()
            + "+"
            + spare());
  }

  private int spare() {
    return spare(SMALL) + spare(LARGE);
  }

  private int spare(WorkerShape shape) {
    boolean kept = shape.equals(SMALL) && sparesWanted && (isInUse() || now < workingUntil);
    return Math.max(anticipated.getOrDefault(shape, 0), kept ? spares : 0);
  }

  private boolean isInUse() {
    return !requests.isEmpty() || !assigned.isEmpty();
  }

  private int needed(WorkerShape shape) {
    return (int) requests.values().stream().filter(shape::equals).count() + spare(shape);
  }

  private int free(WorkerShape shape) {
    return (int)
        launched.stream()
            .filter(id -> containers.get(id).equals(shape) && !assigned.containsKey(id))
            .count();
  }

  void close() {
    closed = true;
    requests.clear();
    anticipated.clear();
    sparesWanted = false;
    feed(new PoolEvent.Closed());
    grantAll();
    check(pool.snapshot().launching() == 0, "none starts after the end");
    check(pool.snapshot().connected() == 0, "none stays after the end");
    List.copyOf(left).forEach(this::recover);
    List.copyOf(released).forEach(id -> complete(id, Blame.YARN));
    check(containers.isEmpty(), "no container is forgotten: " + containers.keySet());
  }

  String gaveUp() {
    return gaveUp;
  }

  Set<String> avoided() {
    return avoided;
  }

  private void want() {
    WorkerShape shape = anyShape();
    long request = nextRequest++;
    requests.put(request, shape);
    anticipated.computeIfPresent(shape, (key, count) -> Math.max(0, count - 1));
    feed(new PoolEvent.Wanted(request, shape));
  }

  private void anticipate() {
    if (random.nextInt(4) == 0) {
      anticipated.clear();
      feed(new PoolEvent.AnticipationEnded());
    } else {
      WorkerShape shape = anyShape();
      int count = random.nextInt(3);
      anticipated.merge(shape, count, Integer::sum);
      feed(new PoolEvent.Anticipated(shape, count));
    }
  }

  private void cancel() {
    any(requests.keySet())
        .ifPresent(
            request -> {
              requests.remove(request);
              feed(new PoolEvent.Cancelled(request));
            });
  }

  private void grant() {
    List<WorkerShape> asked =
        outstanding.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(Map.Entry::getKey)
            .toList();
    if (!asked.isEmpty()) {
      allocate(asked.get(random.nextInt(asked.size())));
    }
  }

  private void grantAll() {
    for (WorkerShape shape : List.of(SMALL, LARGE)) {
      for (int left = outstanding.getOrDefault(shape, 0); left > 0; left--) {
        allocate(shape);
      }
    }
  }

  private void grantTooMuch() {
    allocate(anyShape());
  }

  private void allocate(WorkerShape shape) {
    String id = "c" + nextContainer++;
    String node = anyNode();
    containers.put(id, shape);
    nodeOf.put(id, node);
    feed(new PoolEvent.Allocated(id, node, shape.priority()));
    check(
        launched.contains(id) || released.contains(id),
        "a container is launched or returned at once: " + id);
  }

  private void connectOne() {
    any(Stream.concat(launched.stream(), left.stream())
            .filter(id -> !connected.contains(id) && !fails(id))
            .toList())
        .ifPresent(this::connect);
  }

  private void connect(String id) {
    connected.add(id);
    admitted.remove(id);
    if (started.add(id)) {
      failuresInARow = 0;
    }
    feed(new PoolEvent.Connected(id));
  }

  private void disconnect() {
    any(connected)
        .ifPresent(
            id -> {
              connected.remove(id);
              feed(new PoolEvent.Disconnected(id));
            });
  }

  private void recover(String id) {
    left.remove(id);
    WorkerShape shape = containers.get(id);
    if (gaveUp == null && !closed) {
      launched.add(id);
      if (free(shape) > needed(shape)) {
        anticipated.merge(shape, 1, Integer::sum);
      }
    }
    feed(new PoolEvent.Recovered(id, nodeOf.get(id), shape));
  }

  private void completeOne(int way) {
    switch (way) {
      case 0 ->
          any(launched)
              .filter(id -> connected.contains(id) || mayFailToStart(id))
              .ifPresent(id -> complete(id, Blame.WORKER));
      case 1 -> any(released).ifPresent(id -> complete(id, Blame.YARN));
      default ->
          any(launched)
              .filter(id -> !started.contains(id) && mayFailToStart(id))
              .ifPresent(
                  id -> {
                    failuresInARow++;
                    feed(new PoolEvent.LaunchFailed(id, "refused"));
                    check(released.contains(id) || gaveUp != null, "a failed launch is returned");
                  });
    }
  }

  private void complete(String id, Blame blame) {
    if (launched.contains(id) && !started.contains(id) && blame == Blame.WORKER) {
      failuresInARow++;
    }
    containers.remove(id);
    launched.remove(id);
    connected.remove(id);
    boolean owned = assigned.containsKey(id);
    feed(new PoolEvent.Completed(id, new WorkerExit(blame, "ended")));
    check(!owned || !assigned.containsKey(id) || gaveUp != null, "the engine hears of its loss");
    drop(id);
    feed(new PoolEvent.Completed(id, new WorkerExit(blame, "reported twice")));
  }

  private void answerAssignment() {
    any(assigned.keySet().stream().filter(id -> !accepted.contains(id)).toList())
        .ifPresent(
            id -> {
              if (random.nextInt(5) == 0) {
                assigned.remove(id);
                feed(new PoolEvent.Declined(id));
              } else {
                accept(id);
              }
            });
  }

  private void accept(String id) {
    if (assigned.containsKey(id) && accepted.add(id)) {
      feed(new PoolEvent.Accepted(id));
    }
  }

  private void release() {
    any(accepted)
        .ifPresent(
            id -> {
              assigned.remove(id);
              feed(new PoolEvent.Released(id));
              check(released.contains(id), "what the engine returns goes back to YARN");
            });
  }

  private void feed(PoolEvent event) {
    if (recording) {
      history.add(now + " " + event);
    }
    noteUse(wasInUse);
    for (PoolAction action : pool.handle(event, now)) {
      if (recording) {
        history.add("    " + action);
      }
      perform(action);
    }
    noteUse(isInUse());
    wasInUse = isInUse();
    checkAlways();
  }

  private void noteUse(boolean inUse) {
    if (inUse) {
      workingUntil = now + RETENTION.toMillis();
    }
  }

  private void perform(PoolAction action) {
    if (action instanceof PoolAction.Request a) {
      outstanding.put(a.shape(), a.outstanding());
    } else if (action instanceof PoolAction.Launch a) {
      check(containers.containsKey(a.worker()), "only granted containers are launched");
      check(!avoided.contains(a.node()), "nothing is launched on an avoided node");
      check(launched.add(a.worker()), "none is launched twice");
    } else if (action instanceof PoolAction.Stop a) {
      check(
          connected.contains(a.worker()) || !started.contains(a.worker()),
          "who may serve a later master is left to YARN");
      returned(a.worker());
    } else if (action instanceof PoolAction.Abandon a) {
      check(!connected.contains(a.worker()), "who is connected is stopped");
      returned(a.worker());
    } else if (action instanceof PoolAction.Assign a) {
      check(launched.contains(a.worker()), "only living workers are assigned");
      check(
          containers.get(a.worker()).equals(requests.remove(a.request())),
          "a request gets a worker of its shape, once");
      check(assigned.put(a.worker(), a.request()) == null, "a worker has one owner");
    } else if (action instanceof PoolAction.Admit a) {
      check(connected.contains(a.worker()), "only connected workers are admitted");
      check(accepted.contains(a.worker()), "only accepted workers are admitted");
      check(admitted.add(a.worker()), "none is admitted twice");
    } else if (action instanceof PoolAction.ReportLost a) {
      check(assigned.containsKey(a.worker()), "the engine loses only what it has");
      assigned.remove(a.worker());
      accepted.remove(a.worker());
      admitted.remove(a.worker());
    } else if (action instanceof PoolAction.Avoid a) {
      avoided = a.nodes();
      check(avoided.size() < Math.max(nodes, 2), "one node always remains");
    } else if (action instanceof PoolAction.GiveUp a) {
      check(gaveUp == null, "it gives up once");
      check(failuresInARow >= 12, "not before the limit: " + failuresInARow);
      gaveUp = a.reason();
      requests.clear();
      anticipated.clear();
      sparesWanted = false;
    }
  }

  private void checkAlways() {
    for (WorkerShape shape : List.of(SMALL, LARGE)) {
      int asked = outstanding.getOrDefault(shape, 0);
      check(free(shape) + asked <= needed(shape), "never more than needed");
    }
  }

  private void returned(String id) {
    check(!released.contains(id), "none is stopped twice");
    if (containers.containsKey(id)) {
      drop(id);
      released.add(id);
    }
  }

  private void drop(String id) {
    launched.remove(id);
    connected.remove(id);
    assigned.remove(id);
    accepted.remove(id);
    admitted.remove(id);
    released.remove(id);
  }

  /** If one node fails, it is the only one. */
  private boolean mayFailToStart(String id) {
    return failingNode.equals("none") || fails(id);
  }

  private boolean fails(String id) {
    return failingNode.equals(nodeOf.get(id));
  }

  private String anyNode() {
    List<String> candidates = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      // YARN may have decided before it heard which nodes to avoid.
      if (!avoided.contains("node" + i) || random.nextInt(10) == 0) {
        candidates.add("node" + i);
      }
    }
    return candidates.isEmpty() ? "node1" : candidates.get(random.nextInt(candidates.size()));
  }

  private WorkerShape anyShape() {
    return random.nextInt(3) == 0 ? LARGE : SMALL;
  }

  private <T> java.util.Optional<T> any(java.util.Collection<T> values) {
    return values.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(List.copyOf(values).get(random.nextInt(values.size())));
  }

  private void check(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
