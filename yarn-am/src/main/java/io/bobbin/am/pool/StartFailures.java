package io.bobbin.am.pool;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Remembers which starts failed: how many in a row, on which nodes, and what follows from it. */
final class StartFailures {
  private static final long SHORTEST_PAUSE = 250;
  private static final long LONGEST_PAUSE = 10_000;

  private final PoolPolicy policy;
  private final Map<String, Integer> failuresInARow = new HashMap<>();

  /** The first to be forgiven first: all are avoided for the same time. */
  private final Map<String, Long> avoidedUntil = new LinkedHashMap<>();

  private int consecutive;
  private long pausedUntil = Long.MIN_VALUE;

  StartFailures(PoolPolicy policy) {
    this.policy = policy;
  }

  /**
   * Notes a worker that failed to start.
   *
   * @param clusterNodes how many nodes there are: one must always remain
   * @return whether the set of avoided nodes changed
   */
  boolean failedToStart(String node, long now, int clusterNodes) {
    consecutive++;
    if (consecutive > 1) {
      long pause = SHORTEST_PAUSE << Math.min(consecutive - 2, 10);
      pausedUntil = now + Math.min(pause, LONGEST_PAUSE);
    }
    return failedLater(node, now, clusterNodes);
  }

  /** As {@link #failedToStart}, of a worker that had started and failed by its node's fault. */
  boolean failedLater(String node, long now, int clusterNodes) {
    int onNode = failuresInARow.merge(node, 1, Integer::sum);
    if (onNode < policy.nodeFailures()
        || avoidedUntil.containsKey(node)
        || avoidedUntil.size() + 1 >= clusterNodes) {
      return false;
    }
    avoidedUntil.put(node, now + policy.nodeAvoidance().toMillis());
    return true;
  }

  void succeeded(String node) {
    consecutive = 0;
    pausedUntil = Long.MIN_VALUE;
    failuresInARow.remove(node);
  }

  /** Forgives nodes whose time is over; returns whether there were any. */
  boolean forgive(long now) {
    boolean any = false;
    while (!avoidedUntil.isEmpty() && nextForgiveness().getAsLong() <= now) {
      String node = avoidedUntil.keySet().iterator().next();
      avoidedUntil.remove(node);
      failuresInARow.remove(node);
      any = true;
    }
    return any;
  }

  boolean isExhausted() {
    return consecutive >= policy.consecutiveFailures();
  }

  int consecutive() {
    return consecutive;
  }

  /** Until when no new containers are asked for, if that is still to come. */
  OptionalLong pausedUntil(long now) {
    return pausedUntil > now ? OptionalLong.of(pausedUntil) : OptionalLong.empty();
  }

  Set<String> avoided() {
    return Set.copyOf(avoidedUntil.keySet());
  }

  boolean avoids(String node) {
    return avoidedUntil.containsKey(node);
  }

  OptionalLong nextForgiveness() {
    return avoidedUntil.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(avoidedUntil.values().iterator().next());
  }
}
