package io.bobbin.am.pool;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The workers, what is wanted of each shape, and who is awaited: kept in step with each other. */
final class Fleet {
  private final Map<Integer, Demand> demands = new TreeMap<>();
  private final Map<String, Worker> workers = new HashMap<>();

  /** Those that are not connected, by the time until which they must be. */
  private final SortedSet<Worker> awaited =
      new TreeSet<>(
          Comparator.<Worker>comparingLong(worker -> worker.deadline)
              .thenComparing(worker -> worker.id));

  /** What is wanted of a shape, which is now known to be this. */
  Demand demand(WorkerShape shape) {
    Demand demand = demands.computeIfAbsent(shape.priority(), priority -> new Demand(shape));
    demand.shape = shape;
    demand.described = true;
    return demand;
  }

  Demand demand(Worker worker) {
    return demands.get(worker.shape.priority());
  }

  Optional<Demand> demand(int priority) {
    return Optional.ofNullable(demands.get(priority));
  }

  Collection<Demand> demands() {
    return demands.values();
  }

  /** Whether the engine has or wants any worker. */
  boolean isInUse() {
    return demands.values().stream().anyMatch(Demand::isInUse);
  }

  boolean isEmpty() {
    return workers.isEmpty();
  }

  Optional<Worker> find(String id) {
    return Optional.ofNullable(workers.get(id));
  }

  Optional<Worker> living(String id) {
    return find(id).filter(worker -> worker.phase != Worker.Phase.STOPPING);
  }

  List<Worker> living() {
    return workers.values().stream()
        .filter(worker -> worker.phase != Worker.Phase.STOPPING)
        .toList();
  }

  void add(Worker worker, long deadline) {
    workers.put(worker.id, worker);
    await(worker, worker.phase, deadline);
  }

  /** As {@link #add}, of a shape that the engine may not have described yet. */
  Demand recover(Worker worker, long deadline) {
    demands.computeIfAbsent(worker.shape.priority(), priority -> new Demand(worker.shape));
    add(worker, deadline);
    return demand(worker);
  }

  /** The worker is there but not connected, and must be by then. */
  void await(Worker worker, Worker.Phase phase, long deadline) {
    awaited.remove(worker);
    worker.phase = phase;
    worker.deadline = deadline;
    awaited.add(worker);
    demand(worker).update(worker);
  }

  void connect(Worker worker) {
    awaited.remove(worker);
    worker.phase = Worker.Phase.CONNECTED;
    // A worker that connects again after its connection broke must hear again.
    worker.admitted = false;
    demand(worker).update(worker);
  }

  void assign(Worker worker, long request) {
    worker.request = OptionalLong.of(request);
    demand(worker).update(worker);
  }

  void unassign(Worker worker) {
    worker.request = OptionalLong.empty();
    worker.accepted = false;
    demand(worker).update(worker);
  }

  void stop(Worker worker) {
    awaited.remove(worker);
    worker.phase = Worker.Phase.STOPPING;
    unassign(worker);
  }

  void forget(Worker worker) {
    stop(worker);
    workers.remove(worker.id);
  }

  /** One that has not connected though it must have by now. */
  Optional<Worker> overdue(long now) {
    return awaited.isEmpty() || awaited.first().deadline > now
        ? Optional.empty()
        : Optional.of(awaited.first());
  }

  OptionalLong nextDeadline() {
    return awaited.isEmpty() ? OptionalLong.empty() : OptionalLong.of(awaited.first().deadline);
  }

  int count(Worker.Phase phase) {
    return (int) workers.values().stream().filter(worker -> worker.phase == phase).count();
  }
}
