package io.bobbin.am;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Which workers were lost of late and why. The engine notices at once that a worker goes, but YARN
 * says only a moment later why; whoever needs the reason can wait for it. Belongs to the
 * coordinator's thread.
 */
final class WorkerLosses {
  private static final int MOST = 5;
  private static final Duration RECENT = Duration.ofMinutes(1);

  private final LongSupplier nanoTime;

  /** By worker, the oldest first. */
  private final Map<String, Loss> losses = new LinkedHashMap<>();

  private final Set<String> leaving = new HashSet<>();
  private final List<Inquiry> waiting = new ArrayList<>();

  private record Loss(long at, String text) {}

  /** Somebody who wants to know; {@code expectsLoss} if there must be one, though none is known. */
  private record Inquiry(boolean expectsLoss, CompletableFuture<List<String>> answer) {}

  /**
   * @param nanoTime the time in ns, as {@link System#nanoTime}
   */
  WorkerLosses(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The worker goes, or its connection broke; YARN has not said why. */
  void leaving(String worker) {
    leaving.add(worker);
  }

  /** Whether the worker goes by itself. */
  boolean isLeaving(String worker) {
    return leaving.contains(worker);
  }

  /** The engine lost the worker for this reason; one that becomes known later replaces it. */
  void lost(String worker, String reason) {
    losses.remove(worker);
    losses.put(worker, new Loss(nanoTime.getAsLong(), "worker " + worker + " was lost: " + reason));
    if (losses.size() > MOST) {
      losses.remove(losses.keySet().iterator().next());
    }
  }

  /** Nothing more will be heard of the worker. */
  void settled(String worker) {
    leaving.remove(worker);
    answer();
  }

  /**
   * Asks for the losses of the last minute, once all of them have a reason.
   *
   * @param expectsLoss whether to wait for one if none is known
   */
  void inquire(boolean expectsLoss, CompletableFuture<List<String>> answer) {
    waiting.add(new Inquiry(expectsLoss, answer));
    answer();
  }

  private void answer() {
    if (leaving.isEmpty()) {
      List<String> recent = recent();
      waiting.removeIf(
          inquiry ->
              !(inquiry.expectsLoss() && recent.isEmpty()) && inquiry.answer().complete(recent));
    }
  }

  private List<String> recent() {
    long now = nanoTime.getAsLong();
    return losses.values().stream()
        .filter(loss -> now - loss.at() < RECENT.toNanos())
        .map(Loss::text)
        .toList();
  }
}
