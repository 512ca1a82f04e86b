package io.bobbin.am.control;

/** What the control server hears from workers. Called on its thread; must not block. */
public interface ControlEvents {
  /** A worker's process has connected, perhaps again. */
  void connected(String worker);

  /** The connection of a worker's process has ended, and it has no other. */
  void disconnected(String worker);

  /** A worker says why it exits. */
  void exiting(String worker, String reason);

  /** A worker knows a master of this later epoch. */
  void superseded(int epoch);
}
