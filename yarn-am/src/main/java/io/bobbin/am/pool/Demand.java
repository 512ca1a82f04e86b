package io.bobbin.am.pool;

import java.util.LinkedHashSet;
import java.util.Set;

/** What is wanted of one shape, and what YARN was asked for. */
final class Demand {
  final WorkerShape shape;
  final Set<Long> unassigned = new LinkedHashSet<>();
  private final Set<Worker> connected = new LinkedHashSet<>();
  private final Set<Worker> launching = new LinkedHashSet<>();
  int anticipated;
  int outstanding;

  Demand(WorkerShape shape) {
    this.shape = shape;
  }

  /** Must be called whenever a worker of this shape has changed. */
  void update(Worker worker) {
    connected.remove(worker);
    launching.remove(worker);
    if (worker.isAvailable()) {
      (worker.phase == Worker.Phase.CONNECTED ? connected : launching).add(worker);
    }
  }

  /** How many workers nobody has. */
  int available() {
    return connected.size() + launching.size();
  }

  /** Of the workers that nobody has, one that is furthest. */
  Worker mostAdvanced() {
    return (connected.isEmpty() ? launching : connected).iterator().next();
  }

  /** Of the workers that nobody has, one that costs least to lose. */
  Worker leastAdvanced() {
    return (launching.isEmpty() ? connected : launching).iterator().next();
  }

  int needed() {
    return unassigned.size() + anticipated;
  }
}
