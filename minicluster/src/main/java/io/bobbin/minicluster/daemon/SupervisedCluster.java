package io.bobbin.minicluster.daemon;

import io.bobbin.minicluster.ClusterAddresses;
import io.bobbin.minicluster.LiveNodes;
import io.bobbin.minicluster.MiniClusterSettings;
import io.bobbin.minicluster.StateDirectory;
import java.io.IOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.server.datanode.DataNode;
import org.apache.hadoop.hdfs.server.namenode.NameNode;
import org.apache.hadoop.net.NetUtils;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.nodemanager.NodeManager;
import org.apache.hadoop.yarn.server.resourcemanager.ResourceManager;
import org.apache.zookeeper.server.ZooKeeperServerMain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each daemon in a process of its own, the main class that an installation runs, so that it can be
 * killed, suspended and started again while the others go on.
 */
final class SupervisedCluster implements Cluster {

  private static final Logger LOG = LoggerFactory.getLogger(SupervisedCluster.class);

  private final StateDirectory directory;
  private final MiniClusterSettings settings;
  private final Supervisor supervisor = new Supervisor();

  SupervisedCluster(StateDirectory directory, MiniClusterSettings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    FreePorts ports = new FreePorts(RandomGenerator.getDefault());
    new SiteFiles(directory, settings, ports).write();
    startZooKeeper();
    start("resourcemanager", ResourceManager.class);
    for (int number = 1; number <= settings.nodes(); number++) {
      writeNode(number, ports);
      start("nodemanager" + number, NodeManager.class);
    }
    Hdfs.format();
    // Its audit log is where that of a NameNode in the cluster's own process is.
    supervisor.start(own("namenode"), directory.root(), NameNode.class.getName());
    start("datanode", DataNode.class);
    supervisor.supervise();
    awaitHdfs();
    Hdfs.createDirectories(settings);
    awaitNodes();
    awaitServer(zooKeeperAddress());
  }

  private void start(String name, Class<?> main) throws IOException {
    supervisor.start(own(name), own(name), main.getName());
  }

  private void startZooKeeper() throws IOException {
    supervisor.start(
        own("zookeeper"),
        own("zookeeper"),
        ZooKeeperServerMain.class.getName(),
        Integer.toString(zooKeeperAddress().getPort()),
        Files.createDirectories(directory.data("zookeeper")).toString());
  }

  private static InetSocketAddress zooKeeperAddress() {
    return NetUtils.createSocketAddr(new Configuration().get("hadoop.zk.address"));
  }

  /** What all have, with what only this node has. */
  private void writeNode(int number, FreePorts ports) throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.addResource("yarn-site.xml");
    Yarn.nodeConfiguration(directory, number, ports)
        .forEach((name, value) -> configuration.set(name, value, "minicluster"));
    Map.of(
            YarnConfiguration.NM_RECOVERY_ENABLED, "true",
            YarnConfiguration.NM_RECOVERY_SUPERVISED, "true",
            YarnConfiguration.NM_RECOVERY_DIR, directory.data("nodemanager" + number).toString())
        .forEach((name, value) -> configuration.set(name, value, "minicluster"));
    Path own = Files.createDirectories(own("nodemanager" + number));
    try (Writer out = Files.newBufferedWriter(own.resolve("yarn-site.xml"))) {
      configuration.writeXml(out);
    }
  }

  private Path own(String name) {
    return directory.daemons().resolve(name);
  }

  private void awaitHdfs() throws IOException, InterruptedException {
    URI address = ClusterAddresses.read(directory.configuration()).fileSystem();
    awaitServer(new InetSocketAddress(address.getHost(), address.getPort()));
    while (!Hdfs.canBeWritten()) {
      Thread.sleep(50);
    }
    LOG.info("HDFS is up");
  }

  private void awaitNodes() throws IOException, InterruptedException {
    URI web = ClusterAddresses.read(directory.configuration()).resourceManagerWeb();
    awaitServer(new InetSocketAddress(web.getHost(), web.getPort()));
    while (LiveNodes.count(web) < settings.nodes()) {
      Thread.sleep(50);
    }
    LOG.info("YARN is up");
  }

  private static void awaitServer(InetSocketAddress address) throws InterruptedException {
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(address);
        return;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
  }

  @Override
  public void shutDown() {
    try {
      supervisor.close();
    } catch (InterruptedException e) {
      LOG.error("Daemons are left", e);
    }
  }
}
