package io.bobbin.minicluster.daemon;

import io.bobbin.minicluster.MiniClusterSettings;
import io.bobbin.minicluster.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.resourcemanager.RMContext;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;

/** A ResourceManager and NodeManagers, whose containers are processes of this machine. */
final class Yarn implements AutoCloseable {

  private final ResourceManager resourceManager;
  private final Queue<AutoCloseable> nodes;

  private Yarn(ResourceManager resourceManager, Queue<AutoCloseable> nodes) {
    this.resourceManager = resourceManager;
    this.nodes = nodes;
  }

  static Yarn start(StateDirectory directory, MiniClusterSettings settings, FreePorts ports)
      throws IOException, InterruptedException {
    ResourceManager resourceManager = new ResourceManager();
    Queue<AutoCloseable> nodes = new ConcurrentLinkedQueue<>();
    Map<Integer, String> addresses = new HashMap<>();
    Together together = new Together();
    together.run(
        "resourcemanager",
        () -> {
          resourceManager.init(new YarnConfiguration());
          resourceManager.start();
        });
    for (int number = 1; number <= settings.nodes(); number++) {
      Map<String, String> own = nodeConfiguration(directory, number, ports);
      addresses.put(number, own.get(YarnConfiguration.NM_ADDRESS));
      together.run("nodemanager" + number, () -> nodes.add(Apart.start(own)));
    }
    together.await();
    label(resourceManager.getRMContext(), settings.labels(), addresses);
    return new Yarn(resourceManager, nodes);
  }

  /** Nodes are told apart by their ports, for YARN has its own ideas of this machine's name. */
  private static void label(
      RMContext context, Map<String, Integer> labels, Map<Integer, String> addresses)
      throws IOException {
    for (Map.Entry<String, Integer> label : labels.entrySet()) {
      context
          .getNodeLabelManager()
          .addToCluserNodeLabelsWithDefaultExclusivity(Set.of(label.getKey()));
      String address = addresses.get(label.getValue());
      for (NodeId node : context.getRMNodes().keySet()) {
        if (address.endsWith(":" + node.getPort())) {
          context.getNodeLabelManager().replaceLabelsOnNode(Map.of(node, Set.of(label.getKey())));
        }
      }
    }
  }

  /** What a node has for itself alone. */
  static Map<String, String> nodeConfiguration(
      StateDirectory directory, int number, FreePorts ports) throws IOException {
    Path own = directory.nodes().resolve(String.valueOf(number));
    return Map.of(
        YarnConfiguration.NM_ADDRESS, ports.address(),
        YarnConfiguration.NM_LOCALIZER_ADDRESS, ports.address(),
        YarnConfiguration.NM_WEBAPP_ADDRESS, ports.address(),
        YarnConfiguration.NM_LOCAL_DIRS, own.resolve("local").toString(),
        YarnConfiguration.NM_LOG_DIRS, own.resolve("logs").toString());
  }

  /** Whether every node can be given containers. */
  boolean isUp() {
    return resourceManager.getRMContext().getRMNodes().values().stream()
            .filter(node -> node.getState() == NodeState.RUNNING)
            .count()
        == nodes.size();
  }

  /** The node managers end their containers, all nodes at the same time. */
  @Override
  public void close() throws IOException, InterruptedException {
    Together together = new Together();
    for (AutoCloseable node : nodes) {
      together.run("stop", node::close);
    }
    together.await();
    resourceManager.stop();
  }
}
