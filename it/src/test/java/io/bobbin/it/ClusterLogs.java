package io.bobbin.it;

import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The logs of a cluster's daemons and containers, which otherwise go with the cluster. */
record ClusterLogs(MiniCluster cluster) {

  /** Does something; if it fails, copies the logs to a directory, which is made if need be. */
  <T> T keepIfFails(Path target, Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (Exception | AssertionError e) {
      try {
        copy(target);
        System.err.println("Logs of the daemons and containers are in " + target);
      } catch (IOException copying) {
        e.addSuppressed(copying);
      }
      throw e;
    }
  }

  private void copy(Path target) throws IOException {
    Path root = cluster.confDir().getParent();
    for (Path file : logs(root)) {
      Path copy = target.resolve(root.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.deleteIfExists(copy);
      Files.copy(file, copy);
    }
  }

  private static List<Path> logs(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("nodes"))) {
      return Stream.concat(
              Stream.of(root.resolve("daemon.log")),
              files.filter(file -> Files.isRegularFile(file) && file.toString().contains("/logs/")))
          .toList();
    }
  }
}
