package io.bobbin.am;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Which workers were lost of late and why. The engine notices at once that a worker goes, but YARN
 * says only a moment later why; whoever needs the reason can wait for it. Belongs to the
 * coordinator's thread.
 */
final class WorkerLosses {
  private static final int REMEMBERED = 5;

  private final Deque<String> lost = new ArrayDeque<>();
  private final Set<String> leaving = new HashSet<>();
  private final List<CompletableFuture<List<String>>> waiting = new ArrayList<>();

  /** The worker goes, or its connection broke; YARN has not said why. */
  void leaving(String worker) {
    leaving.add(worker);
  }

  /** The engine lost the worker for this reason. */
  void lost(String worker, String reason) {
    lost.addLast("worker " + worker + " was lost: " + reason);
    if (lost.size() > REMEMBERED) {
      lost.removeFirst();
    }
  }

  /** Nothing more will be heard of the worker. */
  void settled(String worker) {
    leaving.remove(worker);
    tellWhoWaits();
  }

  /** Completed with the latest losses once all of them have a reason. */
  void tell(CompletableFuture<List<String>> future) {
    waiting.add(future);
    tellWhoWaits();
  }

  private void tellWhoWaits() {
    if (leaving.isEmpty()) {
      waiting.forEach(future -> future.complete(List.copyOf(lost)));
      waiting.clear();
    }
  }
}
