package io.bobbin.minicluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Daemons in processes of their own can be taken away one by one, and keep what they know. */
class SupervisedClusterTest {

  @RegisterExtension
  static final MiniClusterExtension EXTENSION =
      new MiniClusterExtension(
          MiniClusterSettings.DEFAULT
              .withDaemonsApart()
              .withYarn("yarn.nodemanager.resourcemanager.connect.retry-interval.ms", "500")
              .withYarn("yarn.resourcemanager.connect.retry-interval.ms", "500"));

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void filesOutliveTheNameNode(MiniCluster cluster) throws Exception {
    org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path("/tmp/kept");
    try (var hdfs = cluster.fileSystem()) {
      try (var output = hdfs.create(file)) {
        output.writeUTF("as it was");
      }
      cluster.daemon("namenode").kill();
      cluster.daemon("datanode").kill();
      cluster.daemon("namenode").start();
      cluster.daemon("datanode").start();
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                try (var input = hdfs.open(file)) {
                  assertThat(input.readUTF()).isEqualTo("as it was");
                }
              });
    }
  }

  @Test
  void whatIsSuspendedGoesOn(MiniCluster cluster) throws Exception {
    SupervisedDaemon daemon = cluster.daemon("zookeeper");
    ProcessHandle process = daemon.process().orElseThrow();
    try (SuspendedProcess suspended = daemon.suspend()) {
      await().atMost(PATIENCE).until(() -> state(process).equals("T"));
      assertThat(suspended).isNotNull();
    }
    await().atMost(PATIENCE).until(() -> !state(process).equals("T"));
    assertThat(daemon.process()).contains(process);
  }

  /** Nobody asks it to end: what died without being held down is started again. */
  @Test
  void whatDiesIsStartedAgain(MiniCluster cluster) throws Exception {
    SupervisedDaemon daemon = cluster.daemon("zookeeper");
    ProcessHandle process = daemon.process().orElseThrow();
    process.destroyForcibly();
    await()
        .atMost(PATIENCE)
        .until(() -> daemon.process(), found -> found.isPresent() && !found.get().equals(process));
  }

  /** As the kernel abbreviates it. */
  private static String state(ProcessHandle process) throws IOException {
    String status = java.nio.file.Files.readString(Path.of("/proc/" + process.pid() + "/status"));
    return status
        .lines()
        .filter(line -> line.startsWith("State:"))
        .findFirst()
        .orElseThrow()
        .split("\\s+", 3)[1];
  }
}
