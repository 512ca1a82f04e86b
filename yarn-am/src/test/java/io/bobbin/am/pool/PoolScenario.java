package io.bobbin.am.pool;

import io.bobbin.am.pool.WorkerExit.Blame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A pool with its clock, and the words in which scenarios are told. */
abstract class PoolScenario {
  static final WorkerShape SMALL = new WorkerShape(1, 1024, 1, Map.of());
  static final WorkerShape LARGE = new WorkerShape(2, 4096, 4, Map.of());
  static final long START_TIMEOUT = 30_000;
  static final long AVOIDANCE = 60_000;
  static final long RETURN_TIMEOUT = 10_000;
  static final long ABSENCE = 500;

  /** A node is avoided after 2 failures in a row; the pool gives up after 4. */
  final WorkerPool pool =
      new WorkerPool(
          new PoolPolicy(
              2,
              Duration.ofMillis(AVOIDANCE),
              4,
              Duration.ofMillis(START_TIMEOUT),
              Duration.ofMillis(RETURN_TIMEOUT),
              Duration.ofMillis(ABSENCE)));

  /** When the pool last asked to be woken. */
  OptionalLong alarm = OptionalLong.empty();

  long now = 1_000;

  /** What the pool does about these events, except for asking to be woken. */
  final List<PoolAction> feed(PoolEvent... events) {
    List<PoolAction> all = new ArrayList<>();
    for (PoolEvent event : events) {
      alarm = OptionalLong.empty();
      for (PoolAction action : pool.handle(event, now)) {
        if (action instanceof PoolAction.WakeAt wake) {
          alarm = OptionalLong.of(wake.millis());
        } else {
          all.add(action);
        }
      }
    }
    return all;
  }

  final List<PoolAction> tickAt(long time) {
    now = time;
    return feed(new PoolEvent.Ticked());
  }

  /** A small container on node n1. */
  static PoolEvent allocated(String worker) {
    return allocated(worker, "n1");
  }

  static PoolEvent allocated(String worker, String node) {
    return new PoolEvent.Allocated(worker, node, SMALL.priority());
  }

  static PoolEvent completed(String worker, Blame blame) {
    return new PoolEvent.Completed(worker, new WorkerExit(blame, "it ended"));
  }
}
