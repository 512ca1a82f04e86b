package io.bobbin.client.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.hadoop.yarn.api.records.NodeReport;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.QueueInfo;

/**
 * What a cluster has and how much of it is used.
 *
 * @param nodes that run
 * @param queues all of them
 */
public record ClusterCapacity(List<NodeReport> nodes, List<QueueInfo> queues) {
  private static final String ROW = "%-32s %8s MiB %8s MiB %8s %8s%n";

  public ClusterCapacity {
    nodes =
        nodes.stream().sorted(Comparator.comparing(node -> node.getNodeId().toString())).toList();
    queues = List.copyOf(queues);
  }

  public static ClusterCapacity ask(Yarn yarn) {
    return new ClusterCapacity(
        yarn.ask(client -> client.getNodeReports(NodeState.RUNNING)),
        yarn.ask(client -> client.getAllQueues()));
  }

  /** For people; sizes in MiB and virtual cores. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%-32s %12s %12s %8s %8s%n", "NODE", "MEMORY", "USED", "VCORES", "USED"));
    long memory = 0;
    long usedMemory = 0;
    int cores = 0;
    int usedCores = 0;
    for (NodeReport node : nodes) {
      long free = node.getCapability().getMemorySize();
      long used = node.getUsed() == null ? 0 : node.getUsed().getMemorySize();
      int usedHere = node.getUsed() == null ? 0 : node.getUsed().getVirtualCores();
      text.append(
          String.format(
              Locale.ROOT,
              ROW,
              node.getNodeId(),
              free,
              used,
              node.getCapability().getVirtualCores(),
              usedHere));
      memory += free;
      usedMemory += used;
      cores += node.getCapability().getVirtualCores();
      usedCores += usedHere;
    }
    text.append(
        String.format(
            Locale.ROOT, ROW, "All " + nodes.size(), memory, usedMemory, cores, usedCores));
    return text + queueText();
  }

  private String queueText() {
    return queues.stream()
        .map(
            queue ->
                String.format(
                    Locale.ROOT,
                    "Queue %s: %s, capacity %.1f %%, used %.1f %%, largest %.1f %%%n",
                    queue.getQueueName(),
                    queue.getQueueState(),
                    queue.getCapacity() * 100,
                    queue.getCurrentCapacity() * 100,
                    queue.getMaximumCapacity() * 100))
        .collect(Collectors.joining());
  }
}
