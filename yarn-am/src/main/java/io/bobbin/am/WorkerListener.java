package io.bobbin.am;

/** The engine's side of the pool. Called on the coordinator's thread; must not block. */
public interface WorkerListener {
  /**
   * A request has its worker. The engine answers by {@link WorkerCoordinator#accept} or {@link
   * WorkerCoordinator#decline}.
   */
  void assigned(long request, String worker, String node);

  /** A worker that was assigned is gone. */
  void lost(String worker, String reason);
}
