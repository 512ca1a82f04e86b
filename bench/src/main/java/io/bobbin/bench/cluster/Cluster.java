package io.bobbin.bench.cluster;

import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Patience;
import io.bobbin.bench.home.Trees;
import io.bobbin.bench.home.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * HDFS, YARN and ZooKeeper on this machine, with two NodeManagers of 16 GB each, on ports that were
 * free when it started. Every start is of an empty cluster.
 */
public final class Cluster implements AutoCloseable {
  private static final int NODES = 2;
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Home home;
  private final Daemons daemons;
  private Hdfs hdfs;
  private ResourceManager resourceManager;
  private String zooKeeper;

  public Cluster(Home home, Versions versions) {
    this.home = home;
    this.daemons = new Daemons(home, versions);
  }

  /** Starts it anew, empty. */
  public void start() throws Exception {
    close();
    daemons.stopForgotten();
    Path directory = Trees.fresh(home.cluster());
    Ports ports = Ports.free();
    ClusterFiles files = new ClusterFiles(directory, ports, home.hadoopClient());
    Path conf = files.write();
    Web web = new Web();
    hdfs = new Hdfs(web, ports);
    resourceManager = new ResourceManager(web, ports);
    zooKeeper = "localhost:" + ports.zooKeeper();
    startDaemons(files, conf);
    Patience.await(
        "HDFS and " + NODES + " nodes (see " + directory + "/*.log)",
        LONGEST_START,
        () -> hdfs.isUp() && resourceManager.activeNodes() == NODES);
  }

  private void startDaemons(ClusterFiles files, Path conf)
      throws IOException, InterruptedException {
    String nameNode = "org.apache.hadoop.hdfs.server.namenode.NameNode";
    daemons.run("format", conf, List.of(nameNode, "-format", "-nonInteractive"));
    daemons.start(
        "zookeeper",
        conf,
        List.of(),
        "org.apache.zookeeper.server.quorum.QuorumPeerMain",
        files.writeZooKeeper().toString());
    daemons.start("namenode", conf, List.of(), nameNode);
    daemons.start("datanode", conf, List.of(), "org.apache.hadoop.hdfs.server.datanode.DataNode");
    daemons.start(
        "resourcemanager",
        conf,
        List.of(),
        "org.apache.hadoop.yarn.server.resourcemanager.ResourceManager");
    for (int node = 1; node <= NODES; node++) {
      String name = "nodemanager" + node;
      daemons.start(
          name,
          files.writeNode("node" + node),
          List.of("-Dyarn.log.dir=" + home.cluster()),
          "org.apache.hadoop.yarn.server.nodemanager.NodeManager");
    }
  }

  /** Whether it has been started and not stopped since. */
  public boolean isRunning() {
    return resourceManager != null;
  }

  public Hdfs hdfs() {
    return hdfs;
  }

  public ResourceManager resourceManager() {
    return resourceManager;
  }

  /** The address of ZooKeeper's only server, which takes part in nothing but what asks for it. */
  public String zooKeeper() {
    return zooKeeper;
  }

  /** {@code HADOOP_CONF_DIR} of its clients. */
  public Path conf() {
    return home.cluster().resolve("conf");
  }

  /** What containers log, below a directory for each application and each container. */
  public Path containerLogs() {
    return home.cluster().resolve("userlogs");
  }

  /** The log of the ResourceManager. */
  public Path resourceManagerLog() {
    return daemons.log("resourcemanager");
  }

  /** The logs of the NodeManagers. */
  public List<Path> nodeManagerLogs() {
    return List.of(daemons.log("nodemanager1"), daemons.log("nodemanager2"));
  }

  /** Stops it and everything that runs on it. */
  @Override
  public void close() {
    if (resourceManager == null) {
      return;
    }
    resourceManager = null;
    daemons.stop();
  }
}
