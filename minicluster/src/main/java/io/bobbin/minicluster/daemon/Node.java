package io.bobbin.minicluster.daemon;

import java.util.Map;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.nodemanager.NodeManager;

/** A running NodeManager. It is public, and speaks the JDK's types alone, for {@link Apart}. */
public final class Node implements AutoCloseable {

  private final NodeManager nodeManager = new NodeManager();

  /** Starts it with the site files and what only this node has. */
  public Node(Map<String, String> own) {
    DefaultMetricsSystem.setMiniClusterMode(true);
    YarnConfiguration configuration = new YarnConfiguration();
    own.forEach(configuration::set);
    nodeManager.init(configuration);
    nodeManager.start();
  }

  /** Ends its containers, and stops. */
  @Override
  public void close() {
    nodeManager.stop();
  }
}
