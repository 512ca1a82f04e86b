package io.bobbin.minicluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * A cluster that a test uses: one of its own, in a JVM beside the test's, or one that is there
 * already.
 */
public final class MiniCluster implements AutoCloseable {

  private final Path confDir;
  private final ClusterAddresses addresses;
  private final Optional<Own> own;

  /** A cluster that ends with this JVM; the process is here to be kept, see where it starts. */
  private record Own(StateDirectory directory, Process process) {}

  private MiniCluster(Path confDir, Optional<Own> own) throws IOException {
    this.confDir = confDir;
    this.addresses = ClusterAddresses.read(confDir);
    this.own = own;
  }

  /**
   * Starts a cluster that is up when this returns. It ends, and its data goes, with {@link
   * #close()} or with this JVM, however that ends.
   *
   * @throws IOException with the end of the cluster's log if it does not come up
   */
  public static MiniCluster start(MiniClusterSettings settings)
      throws IOException, InterruptedException {
    StateDirectory directory = new StateDirectory(Files.createTempDirectory("minicluster-"));
    DaemonProcess process = new DaemonProcess(directory);
    try {
      Own own = new Own(directory, process.startAttached(settings));
      return new MiniCluster(directory.configuration(), Optional.of(own));
    } catch (IOException | InterruptedException e) {
      process.stop();
      directory.delete();
      throw e;
    }
  }

  /** A cluster that somebody else started and will end. */
  public static MiniCluster existing(Path confDir) throws IOException {
    return new MiniCluster(confDir, Optional.empty());
  }

  /** What any Hadoop client, in any process, uses as {@code HADOOP_CONF_DIR}. */
  public Path confDir() {
    return confDir;
  }

  /** Ends with a slash; the REST API is at {@code ws/v1/cluster}, the proxy at {@code proxy/}. */
  public URI resourceManagerWebAddress() {
    return addresses.resourceManagerWeb();
  }

  public URI nameNodeWebAddress() {
    return addresses.nameNodeWeb();
  }

  /** {@code host:port}; empty if an existing cluster's configuration has no such key. */
  public String zooKeeperAddress() {
    return addresses.zooKeeper();
  }

  /** Nodes that are RUNNING. */
  public int liveNodes() throws IOException, InterruptedException {
    return LiveNodes.count(addresses.resourceManagerWeb());
  }

  /** Processes of containers; none can be seen of a cluster that somebody else started. */
  public List<ProcessHandle> containerProcesses() {
    return own.map(mine -> new ContainerProcesses(mine.directory()).alive()).orElse(List.of());
  }

  /** Those on one node, from 1. */
  public List<ProcessHandle> containerProcesses(int node) {
    return ContainerProcesses.onNode(own().directory(), node).alive();
  }

  /** A daemon of a cluster that was started with {@link MiniClusterSettings#withDaemonsApart}. */
  public SupervisedDaemon daemon(String name) {
    SupervisedDaemon daemon = new SupervisedDaemon(own().directory().daemons().resolve(name));
    if (!Files.exists(daemon.directory())) {
      throw new IllegalArgumentException("no process of this cluster is a " + name);
    }
    return daemon;
  }

  private Own own() {
    return own.orElseThrow(() -> new IllegalStateException("somebody else started this cluster"));
  }

  /** The NameNode's audit log; that of a cluster that somebody else started is not known. */
  public Optional<Path> hdfsCalls() {
    return own.map(mine -> mine.directory().hdfsCalls());
  }

  /** A new configuration, as a client with this {@code HADOOP_CONF_DIR} has it. */
  public Configuration configuration() {
    Configuration configuration = new Configuration();
    for (String name : new String[] {"core", "hdfs", "yarn"}) {
      configuration.addResource(
          new org.apache.hadoop.fs.Path(confDir.resolve(name + "-site.xml").toUri()));
    }
    return configuration;
  }

  /** A new connection to HDFS, which the caller closes. This process's user is its superuser. */
  public FileSystem fileSystem() throws IOException {
    return FileSystem.newInstance(addresses.fileSystem(), configuration());
  }

  /** Makes {@code /user/<user>}, which belongs to that user; nothing happens if it is there. */
  public void createHome(String user) throws IOException {
    try (FileSystem hdfs = fileSystem()) {
      org.apache.hadoop.fs.Path home = new org.apache.hadoop.fs.Path("/user/" + user);
      if (hdfs.mkdirs(home, new FsPermission("755"))) {
        hdfs.setOwner(home, user, user);
      }
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (own.isPresent()) {
      new DaemonProcess(own.get().directory()).stop();
    }
  }
}
