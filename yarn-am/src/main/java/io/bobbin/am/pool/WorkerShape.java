package io.bobbin.am.pool;

import java.util.Map;
import java.util.TreeMap;

/**
 * One kind of worker. YARN answers a request with its priority, so each shape has a priority of its
 * own and a container can always be told to belong to its shape.
 *
 * @param priority unique among the shapes of an application; 1 or higher
 * @param memoryMegabytes of the container
 * @param vcores of the container
 * @param otherResources further YARN resources by name, such as {@code yarn.io/gpu}
 */
public record WorkerShape(
    int priority, int memoryMegabytes, int vcores, Map<String, Long> otherResources) {
  public WorkerShape {
    otherResources = Map.copyOf(otherResources);
  }

  /**
   * Whether a container of this size can hold it.
   *
   * @param largestOthers what YARN grants at most of each further resource that it knows
   */
  public boolean fits(
      long largestMemoryMegabytes, int largestVcores, Map<String, Long> largestOthers) {
    return memoryMegabytes <= largestMemoryMegabytes
        && vcores <= largestVcores
        && otherResources.entrySet().stream()
            .allMatch(other -> other.getValue() <= largestOthers.getOrDefault(other.getKey(), 0L));
  }

  /** Says why it does not. */
  public String doesNotFit(String largest) {
    return "A worker needs "
        + memoryMegabytes
        + " MB and "
        + vcores
        + " vcores"
        + (otherResources.isEmpty() ? "" : " and " + new TreeMap<>(otherResources))
        + "; the largest container in this queue is "
        + largest
        + ". Lower taskmanager.memory.process.size, yarn.containers.vcores or the amount of an"
        + " external resource, or choose another queue.";
  }
}
