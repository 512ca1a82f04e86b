package io.bobbin.launch.control;

/** What is said on a control connection, one line each. */
public sealed interface ControlMessage {
  /** The protocol's version, exchanged first. */
  int VERSION = 2;

  /** The longest line in bytes, without its end. */
  int MAX_LINE = 8192;

  /** Who a peer is. */
  enum Role {
    WORKER,
    /** A worker that only says why it exits; its other connection may be broken. */
    DYING_WORKER,
    CLIENT
  }

  /** How far a job is. */
  enum JobPhase {
    /** The JobManager has it. */
    ACCEPTED,
    /** It ran, some of its tasks failed, and they do not all run again. */
    RESTARTING,
    /** All its tasks run. */
    RUNNING,
    FINISHED,
    FAILED,
    CANCELED;

    /** Whether the job is over. */
    public boolean isTerminal() {
      return compareTo(RUNNING) > 0;
    }
  }

  /** The server's first line. */
  record Challenge(int version, String nonce) implements ControlMessage {}

  /**
   * The peer's answer.
   *
   * @param name a worker's container id, or what a client calls itself
   * @param proof over role, name and the server's nonce
   */
  record Hello(Role role, String name, String nonce, String proof) implements ControlMessage {}

  /**
   * The server knows the secret, too.
   *
   * @param epoch the application attempt that the server belongs to
   * @param proof over the peer's nonce and the epoch
   */
  record Welcome(int epoch, String proof) implements ControlMessage {}

  /** The server refuses the peer and closes the connection. */
  record Rejected(String reason) implements ControlMessage {}

  /**
   * To a worker, again and again, and its answer: the sender lives.
   *
   * @param certain false from a master that YARN does not answer and that may no longer be the
   *     application's
   */
  record Ping(boolean certain) implements ControlMessage {}

  /**
   * From a worker: there is a master of a later epoch, and the one that hears this must end at
   * once.
   */
  record Superseded(int epoch) implements ControlMessage {}

  /**
   * To a worker: the JobManager expects it.
   *
   * @param resourceManager RPC address of Flink's ResourceManager
   * @param leaderId the leader session of all that leads in this JobManager, a UUID
   */
  record Admitted(String resourceManager, String leaderId) implements ControlMessage {}

  /** From a worker: why it is about to exit. */
  record Exiting(String reason) implements ControlMessage {}

  /** To a client: the JobManager is up, its web interface is there. */
  record MasterReady(String webAddress) implements ControlMessage {}

  /** To a client: how far a job is. */
  record JobChanged(String jobId, JobPhase phase, String name) implements ControlMessage {}
}
