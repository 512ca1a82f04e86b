package io.bobbin.minicluster.daemon;

import io.bobbin.minicluster.MiniClusterSettings;
import io.bobbin.minicluster.StateDirectory;
import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.random.RandomGenerator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.metrics2.lib.DefaultMetricsSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All daemons in this JVM, which makes them small and quick to start. */
final class EmbeddedCluster implements Cluster {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCluster.class);

  private final StateDirectory directory;
  private final MiniClusterSettings settings;
  private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();

  EmbeddedCluster(StateDirectory directory, MiniClusterSettings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    // Otherwise two daemons of a kind in one JVM contend for the name of their metrics.
    DefaultMetricsSystem.setMiniClusterMode(true);
    FreePorts ports = new FreePorts(RandomGenerator.getDefault());
    new SiteFiles(directory, settings, ports).write();
    Together together = new Together();
    together.run("hdfs", () -> startHdfs());
    together.run("yarn", () -> startYarn(ports));
    together.run("zookeeper", () -> startZooKeeper());
    together.await();
  }

  private void startHdfs() throws IOException, InterruptedException {
    Hdfs hdfs = Hdfs.start(settings);
    while (!hdfs.isUp()) {
      Thread.sleep(10);
    }
    LOG.info("HDFS is up");
  }

  private void startYarn(FreePorts ports) throws IOException, InterruptedException {
    Yarn yarn = Yarn.start(directory, settings, ports);
    started.push(yarn);
    while (!yarn.isUp()) {
      Thread.sleep(10);
    }
    LOG.info("YARN is up");
  }

  private void startZooKeeper() throws IOException, InterruptedException {
    String address = new Configuration().get("hadoop.zk.address");
    started.push(ZooKeeper.start(directory.data("zookeeper"), address));
    LOG.info("ZooKeeper is up");
  }

  /**
   * Ends containers and stops YARN and ZooKeeper, as a shutdown hook. HDFS ends with the process,
   * as in an installation: a DataNode cannot stop in order while the JVM does.
   */
  @Override
  public void shutDown() {
    for (AutoCloseable daemon : started) {
      try {
        daemon.close();
      } catch (Exception e) {
        LOG.warn("{} did not stop in order", daemon.getClass().getSimpleName(), e);
      }
    }
  }
}
