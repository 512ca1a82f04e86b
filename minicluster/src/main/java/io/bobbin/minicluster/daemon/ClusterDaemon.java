package io.bobbin.minicluster.daemon;

import io.bobbin.minicluster.ContainerProcesses;
import io.bobbin.minicluster.MiniClusterSettings;
import io.bobbin.minicluster.StateDirectory;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of a cluster: {@code ClusterDaemon DIRECTORY [--until-input-ends]}.
 *
 * <p>It writes the directory's ready file when all daemons are up. On SIGTERM, or with the option
 * at the end of its standard input, it ends the containers and the daemons and deletes the
 * directory. If it cannot start it exits with 1 and leaves the directory, with the log that says
 * why.
 */
public final class ClusterDaemon {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterDaemon.class);

  /** Before Hadoop's own hooks, which close the file systems that daemons use. */
  private static final int FIRST = 1_000;

  private static final long STOP_SECONDS = 50;

  private final StateDirectory directory;
  private final Cluster cluster;
  private final AtomicBoolean failed = new AtomicBoolean();

  private ClusterDaemon(StateDirectory directory, MiniClusterSettings settings) {
    this.directory = directory;
    this.cluster =
        settings.apart()
            ? new SupervisedCluster(directory, settings)
            : new EmbeddedCluster(directory, settings);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    StateDirectory directory = new StateDirectory(Path.of(arguments[0]));
    Optional<FileLock> lock = directory.acquire();
    if (lock.isEmpty()) {
      LOG.error("Another cluster runs in {}", directory.root());
      System.exit(1);
    }
    try {
      new ClusterDaemon(directory, MiniClusterSettings.read(directory.settings())).run();
      if (List.of(arguments).contains("--until-input-ends")) {
        while (System.in.read() >= 0) {}
        System.exit(0);
      }
      Thread.currentThread().join();
    } finally {
      // A lock that is garbage is a lock that is released.
      Reference.reachabilityFence(lock);
    }
  }

  private void run() {
    ShutdownHookManager.get().addShutdownHook(this::stop, FIRST, STOP_SECONDS, TimeUnit.SECONDS);
    try {
      cluster.start();
      Files.writeString(directory.ready(), Long.toString(ProcessHandle.current().pid()));
      LOG.info("The cluster is up");
    } catch (IOException | InterruptedException | RuntimeException e) {
      LOG.error("The cluster cannot start", e);
      failed.set(true);
      System.exit(1);
    }
  }

  private void stop() {
    LOG.info("The cluster stops");
    cluster.shutDown();
    try {
      new ContainerProcesses(directory).kill();
      if (!failed.get()) {
        directory.delete();
      }
    } catch (IOException | InterruptedException e) {
      LOG.error("The cluster left something behind", e);
    }
    // Further hooks would bring order to data that is gone.
    Runtime.getRuntime().halt(failed.get() ? 1 : 0);
  }
}
