package io.bobbin.am.pool;

import java.util.OptionalLong;

/** A container that the pool has, and how far the worker in it is. */
final class Worker {
  /** In the order of a worker's life, but that it may go away and come back. */
  enum Phase {
    LAUNCHING,
    /** It ran when it was last heard of. */
    AWAY,
    CONNECTED,
    STOPPING
  }

  final String id;
  final String node;
  final WorkerShape shape;
  Phase phase;
  OptionalLong request = OptionalLong.empty();
  boolean accepted;
  boolean admitted;
  String lastWords = "";

  /** Until when it must have connected; of no meaning if it has. Belongs to the {@link Fleet}. */
  long deadline;

  Worker(String id, String node, WorkerShape shape, Phase phase) {
    this.id = id;
    this.node = node;
    this.shape = shape;
    this.phase = phase;
  }

  boolean isAvailable() {
    return phase != Phase.STOPPING && request.isEmpty();
  }

  boolean isDueForAdmission() {
    return phase == Phase.CONNECTED && accepted && !admitted;
  }
}
