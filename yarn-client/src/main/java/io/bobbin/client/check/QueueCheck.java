package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.check.QueueFacts.Queue;

/** Decides whether a queue can take the application. */
public final class QueueCheck {
  private static final String CHOOSE =
      " Choose another one with -D yarn.application.queue=QUEUE; this cluster has ";

  private QueueCheck() {}

  /**
   * Checks the queue if it was chosen: where it was not, YARN may map the user or the application
   * to another one. A queue that does not exist may still be right where YARN makes queues as they
   * are asked for. Both is left to YARN.
   *
   * @param name what was asked for
   * @param chosen whether the user named it
   * @throws BobbinException if YARN would refuse the application
   */
  public static void check(String name, boolean chosen, QueueFacts facts) {
    if (!chosen) {
      return;
    }
    if (facts.found().isEmpty()) {
      if (!facts.parentExists() && !facts.fairScheduler()) {
        throw failure("There is no queue '" + name + "'.", facts);
      }
      return;
    }
    Queue queue = facts.found().get();
    if (!queue.leaf()) {
      throw failure(
          "The queue '" + name + "' takes no applications itself: it has queues below it.", facts);
    }
    if (!queue.running()) {
      throw failure("The queue '" + name + "' is stopped and takes no applications.", facts);
    }
    if (!queue.submissionAllowed()) {
      throw failure("You may not submit applications to the queue '" + name + "'.", facts);
    }
  }

  private static BobbinException failure(String what, QueueFacts facts) {
    String leaves = facts.leaves().isEmpty() ? "none" : String.join(", ", facts.leaves());
    return new BobbinException(ExitCode.USAGE, what + CHOOSE + leaves + ".");
  }
}
