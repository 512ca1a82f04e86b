package io.bobbin.minicluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of a test does not outlive the test's JVM. */
class AttachedClusterTest {

  /** What a test's JVM does, which then is killed. */
  static final class Starter {
    public static void main(String[] none) throws IOException, InterruptedException {
      MiniCluster cluster = MiniCluster.start(MiniClusterSettings.DEFAULT.withNodes(1));
      System.out.println(cluster.confDir());
      Thread.currentThread().join();
    }
  }

  @Test
  void itEndsWithTheProcessThatStartedIt(@TempDir Path temporary) throws Exception {
    Process starter =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = starter.inputReader()) {
      StateDirectory directory = new StateDirectory(Path.of(output.readLine()).getParent());
      ProcessHandle daemon = directory.holder().orElseThrow();
      starter.destroyForcibly().waitFor();
      await().atMost(Duration.ofSeconds(60)).until(() -> !daemon.isAlive() && !directory.exists());
    }
    assertThat(temporary).isEmptyDirectory();
  }
}
