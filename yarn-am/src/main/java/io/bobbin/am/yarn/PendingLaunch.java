package io.bobbin.am.yarn;

import java.util.concurrent.atomic.AtomicBoolean;

/** A launch that waits for its turn: it is either begun or cancelled, once. */
public final class PendingLaunch {
  private final AtomicBoolean decided = new AtomicBoolean();

  /** Whether the launch may begin. */
  boolean begin() {
    return decided.compareAndSet(false, true);
  }

  /** Whether the launch had not begun and never will. */
  public boolean cancel() {
    return decided.compareAndSet(false, true);
  }
}
