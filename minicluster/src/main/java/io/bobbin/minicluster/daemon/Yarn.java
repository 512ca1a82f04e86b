package io.bobbin.minicluster.daemon;

import io.bobbin.minicluster.MiniClusterSettings;
import io.bobbin.minicluster.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.service.Service;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.nodemanager.NodeManager;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;

/** A ResourceManager and NodeManagers, whose containers are processes of this machine. */
final class Yarn implements AutoCloseable {

  private final ResourceManager resourceManager;
  private final List<NodeManager> nodeManagers;

  private Yarn(ResourceManager resourceManager, List<NodeManager> nodeManagers) {
    this.resourceManager = resourceManager;
    this.nodeManagers = nodeManagers;
  }

  static Yarn start(StateDirectory directory, MiniClusterSettings settings, FreePorts ports)
      throws IOException, InterruptedException {
    ResourceManager resourceManager = new ResourceManager();
    List<NodeManager> nodeManagers = new ArrayList<>();
    Together together = new Together();
    together.run("resourcemanager", () -> start(resourceManager, new YarnConfiguration()));
    for (int node = 1; node <= settings.nodes(); node++) {
      NodeManager nodeManager = new NodeManager();
      YarnConfiguration configuration = nodeConfiguration(directory, node, ports);
      nodeManagers.add(nodeManager);
      together.run("nodemanager" + node, () -> start(nodeManager, configuration));
    }
    together.await();
    return new Yarn(resourceManager, List.copyOf(nodeManagers));
  }

  private static YarnConfiguration nodeConfiguration(
      StateDirectory directory, int node, FreePorts ports) throws IOException {
    YarnConfiguration configuration = new YarnConfiguration();
    Path own = directory.nodes().resolve(String.valueOf(node));
    configuration.set(YarnConfiguration.NM_ADDRESS, ports.address());
    configuration.set(YarnConfiguration.NM_LOCALIZER_ADDRESS, ports.address());
    configuration.set(YarnConfiguration.NM_WEBAPP_ADDRESS, ports.address());
    configuration.set(YarnConfiguration.NM_LOCAL_DIRS, own.resolve("local").toString());
    configuration.set(YarnConfiguration.NM_LOG_DIRS, own.resolve("logs").toString());
    return configuration;
  }

  private static void start(Service service, YarnConfiguration configuration) {
    service.init(configuration);
    service.start();
  }

  /** Whether every node can be given containers. */
  boolean isUp() {
    return resourceManager.getRMContext().getRMNodes().values().stream()
            .filter(node -> node.getState() == NodeState.RUNNING)
            .count()
        == nodeManagers.size();
  }

  /** The node managers end their containers, all nodes at the same time. */
  @Override
  public void close() throws IOException, InterruptedException {
    Together together = new Together();
    for (NodeManager nodeManager : nodeManagers) {
      together.run("stop " + nodeManager.getName(), nodeManager::stop);
    }
    together.await();
    resourceManager.stop();
  }
}
