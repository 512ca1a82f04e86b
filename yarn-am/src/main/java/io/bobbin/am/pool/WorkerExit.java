package io.bobbin.am.pool;

/**
 * Why a worker ended.
 *
 * @param blame whose doing it was
 * @param reason one line for the log and for the user
 */
public record WorkerExit(Blame blame, String reason) {
  /** Whose doing the end of a worker was. */
  public enum Blame {
    /** Its own: it failed or did not start. */
    WORKER,
    /** The node's, such as failed disks. */
    NODE,
    /** YARN's: it was preempted, released, or its node was taken away. */
    YARN
  }
}
