package io.bobbin.am.pool;

import java.time.Duration;

/** What happens to the pool. Workers are named by their container's id. */
public sealed interface PoolEvent {
  /** The workers that the application is known to need, before the engine asks for them. */
  record Anticipated(WorkerShape shape, int count) implements PoolEvent {}

  /**
   * A job has come that the engine will ask for workers for. Counts only where there is no worker
   * and none is wanted: else the engine may have room for the job.
   */
  record JobCame(WorkerShape shape, int count) implements PoolEvent {}

  /** The engine will not ask for more of what was anticipated. */
  record AnticipationEnded() implements PoolEvent {}

  /** The engine asks for a worker; {@code request} is new. */
  record Wanted(long request, WorkerShape shape) implements PoolEvent {}

  /** The engine no longer wants what it asked for. */
  record Cancelled(long request) implements PoolEvent {}

  /** YARN granted a container. */
  record Allocated(String worker, String node, int priority) implements PoolEvent {}

  /**
   * A worker that an earlier attempt of the application started is there. It is used before any
   * that would have to be started, and kept as if it had been anticipated.
   *
   * @param shape its container's
   */
  record Recovered(String worker, String node, WorkerShape shape) implements PoolEvent {}

  /**
   * While the engine has or wants workers, so many of the shape are kept besides.
   *
   * @param retention for how long after that: the engine may have lost its last worker and will ask
   *     again
   */
  record SparesWanted(WorkerShape shape, int count, Duration retention) implements PoolEvent {}

  /** The NodeManager could not be made to start the container. */
  record LaunchFailed(String worker, String reason) implements PoolEvent {}

  /** The worker's process has reported to the control server. */
  record Connected(String worker) implements PoolEvent {}

  /** The worker's connection to the control server has ended; it may come back. */
  record Disconnected(String worker) implements PoolEvent {}

  /** The worker said why it is about to exit. */
  record Exiting(String worker, String reason) implements PoolEvent {}

  /** The engine took the worker that it was assigned. */
  record Accepted(String worker) implements PoolEvent {}

  /** The engine does not want the worker that it was assigned: it had cancelled meanwhile. */
  record Declined(String worker) implements PoolEvent {}

  /** The engine gives the worker back. */
  record Released(String worker) implements PoolEvent {}

  /** YARN says that the container has ended. */
  record Completed(String worker, WorkerExit exit) implements PoolEvent {}

  /** The number of nodes in the cluster, which bounds how many may be avoided. */
  record ClusterSized(int nodes) implements PoolEvent {}

  /** Time has passed; asked for by {@link PoolAction.WakeAt}. */
  record Ticked() implements PoolEvent {}

  /** The application ends: no more workers. */
  record Closed() implements PoolEvent {}
}
