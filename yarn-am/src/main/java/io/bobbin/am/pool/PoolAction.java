package io.bobbin.am.pool;

import java.util.Set;

/** What the pool wants done, in this order. */
public sealed interface PoolAction {
  /** That many containers of the shape, no more and no less, are to be outstanding with YARN. */
  record Request(WorkerShape shape, int outstanding) implements PoolAction {}

  /** Start a worker in the container. */
  record Launch(String worker, WorkerShape shape, String node) implements PoolAction {}

  /** Return the container to YARN and stop whatever runs in it. */
  record Stop(String worker, String reason) implements PoolAction {}

  /**
   * Return the container to YARN, but leave what runs in it to YARN: the worker is not connected,
   * so it has ended, and YARN will say why, or it serves a later master, and YARN will refuse.
   */
  record Abandon(String worker, String reason) implements PoolAction {}

  /** The worker is the answer to the engine's request. */
  record Assign(long request, String worker, String node) implements PoolAction {}

  /** The worker may register with the engine: it has connected and was accepted. */
  record Admit(String worker) implements PoolAction {}

  /** The engine has lost a worker that it was assigned. */
  record ReportLost(String worker, String reason) implements PoolAction {}

  /** A worker ended that the engine never had; for the log. */
  record NoteLost(String worker, String node, String reason) implements PoolAction {}

  /** YARN shall grant nothing on these nodes, and on all others again. */
  record Avoid(Set<String> nodes, String reason) implements PoolAction {}

  /** Send {@link PoolEvent.Ticked} at that time, in ms of the pool's clock. */
  record WakeAt(long millis) implements PoolAction {}

  /** Workers keep failing: the application must end, for this reason. */
  record GiveUp(String reason) implements PoolAction {}
}
