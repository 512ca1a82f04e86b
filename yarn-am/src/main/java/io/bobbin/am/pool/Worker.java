package io.bobbin.am.pool;

import java.util.OptionalLong;

/** A container that the pool has, and how far the worker in it is. */
final class Worker {
  /** In the order of a worker's life. */
  enum Phase {
    LAUNCHING,
    CONNECTED,
    STOPPING
  }

  final String id;
  final String node;
  final WorkerShape shape;
  final long launchedAt;
  Phase phase = Phase.LAUNCHING;
  OptionalLong request = OptionalLong.empty();
  boolean accepted;
  boolean admitted;
  String lastWords = "";

  Worker(String id, String node, WorkerShape shape, long launchedAt) {
    this.id = id;
    this.node = node;
    this.shape = shape;
    this.launchedAt = launchedAt;
  }

  boolean isAvailable() {
    return phase != Phase.STOPPING && request.isEmpty();
  }

  boolean isDueForAdmission() {
    return phase == Phase.CONNECTED && accepted && !admitted;
  }

  void unassign() {
    request = OptionalLong.empty();
    accepted = false;
  }

  void stop() {
    unassign();
    phase = Phase.STOPPING;
  }
}
