package io.bobbin.minicluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster of a test does not outlive the test's JVM. */
class AttachedClusterTest {

  /** What a test's JVM does, which then is killed. */
  static final class Starter {
    public static void main(String[] arguments) throws IOException, InterruptedException {
      MiniClusterSettings settings = MiniClusterSettings.DEFAULT.withNodes(1);
      boolean apart = Boolean.parseBoolean(arguments[0]);
      MiniCluster cluster = MiniCluster.start(apart ? settings.withDaemonsApart() : settings);
      System.out.println(cluster.confDir());
      Thread.currentThread().join();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itEndsWithTheProcessThatStartedIt(boolean apart, @TempDir Path temporary) throws Exception {
    Process starter =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName(),
                Boolean.toString(apart))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = starter.inputReader()) {
      StateDirectory directory = new StateDirectory(Path.of(output.readLine()).getParent());
      List<ProcessHandle> processes = processes(directory);
      assertThat(processes).hasSize(apart ? 6 : 1);
      starter.destroyForcibly().waitFor();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive) && !directory.exists());
    }
    assertThat(temporary).isEmptyDirectory();
  }

  private static List<ProcessHandle> processes(StateDirectory directory) throws IOException {
    List<ProcessHandle> processes = new ArrayList<>(directory.holder().stream().toList());
    for (SupervisedDaemon daemon : SupervisedDaemon.all(directory)) {
      processes.add(daemon.process().orElseThrow());
    }
    return processes;
  }
}
