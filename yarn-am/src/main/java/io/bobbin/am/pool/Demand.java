package io.bobbin.am.pool;

import java.util.LinkedHashSet;
import java.util.Set;

/** What is wanted of one shape, and what YARN was asked for. */
final class Demand {
  final Set<Long> unassigned = new LinkedHashSet<>();
  private final Set<Worker> assigned = new LinkedHashSet<>();
  private final Set<Worker> connected = new LinkedHashSet<>();
  private final Set<Worker> awaited = new LinkedHashSet<>();

  WorkerShape shape;

  /**
   * Whether the engine has described the shape; if not, it is that of a container that was there.
   */
  boolean described;

  int anticipated;
  int spares;
  int outstanding;

  Demand(WorkerShape shape) {
    this.shape = shape;
  }

  /** Must be called whenever a worker of this shape has changed. */
  void update(Worker worker) {
    assigned.remove(worker);
    connected.remove(worker);
    awaited.remove(worker);
    if (worker.request.isPresent()) {
      assigned.add(worker);
    } else if (worker.isAvailable()) {
      (worker.phase == Worker.Phase.CONNECTED ? connected : awaited).add(worker);
    }
  }

  /** Whether the engine has or wants workers of this shape. */
  boolean isInUse() {
    return !assigned.isEmpty() || !unassigned.isEmpty();
  }

  /** How many workers the engine has. */
  int assigned() {
    return assigned.size();
  }

  /** How many workers nobody has. */
  int available() {
    return connected.size() + awaited.size();
  }

  /** Of the workers that nobody has, one that is furthest. */
  Worker mostAdvanced() {
    return (connected.isEmpty() ? awaited : connected).iterator().next();
  }

  /** Of the workers that nobody has, one that costs least to lose. */
  Worker leastAdvanced() {
    return (awaited.isEmpty() ? connected : awaited).iterator().next();
  }

  /**
   * How many workers there should be that nobody has.
   *
   * @param working whether the application has work, so that spares are kept
   */
  int needed(boolean working) {
    return unassigned.size() + Math.max(anticipated, working ? spares : 0);
  }
}
