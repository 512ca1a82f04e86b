package io.bobbin.am.control;

/** What the control server hears from workers. Called on its thread; must not block. */
public interface ControlEvents {
  /** A worker's process has connected, perhaps again. */
  void connected(String worker);

  /** A worker says why it exits. */
  void exiting(String worker, String reason);
}
