package io.bobbin.client.check;

import java.util.List;
import java.util.Optional;

/**
 * What YARN says of the queue that was asked for.
 *
 * @param found the queue, if there is one of that name
 * @param leaves all queues that take applications
 * @param parentExists whether the name is a path whose parent, or the parent's parent, is a queue;
 *     YARN makes up to two levels of queues at once
 * @param fairScheduler whether the scheduler makes queues as they are asked for
 */
public record QueueFacts(
    Optional<Queue> found, List<String> leaves, boolean parentExists, boolean fairScheduler) {
  public QueueFacts {
    leaves = List.copyOf(leaves);
  }

  /**
   * A queue that exists.
   *
   * @param path from the root queue
   * @param leaf whether it takes applications itself
   * @param running whether it is open
   * @param submissionAllowed whether this user may submit to it, as far as YARN tells
   * @param memoryLimit what all its containers together may have at most, in MiB
   */
  public record Queue(
      String path,
      boolean leaf,
      boolean running,
      boolean submissionAllowed,
      Optional<Long> memoryLimit) {}
}
