package io.bobbin.minicluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, as a user runs it. */
class MiniClusterScriptTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SCRIPT = Path.of("../scripts/minicluster.sh").toAbsolutePath();

  @TempDir private Path temporary;

  private record Result(int exitCode, String output) {}

  @AfterEach
  void nothingIsLeft() throws Exception {
    assertThat(run("stop").exitCode()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void startStatusAndStopKeepTheirPromises() throws Exception {
    assertThat(run("status").exitCode()).isEqualTo(3);
    assertThat(run("status", "--json").output()).isEqualTo("{\"running\":false}\n");
    assertThat(run("start", "--nodes", "1"))
        .matches(result -> result.exitCode() == 0, "exit code 0")
        .extracting(Result::output)
        .asString()
        .contains("export HADOOP_CONF_DIR=" + directory().configuration());
    assertThat(run("start"))
        .matches(result -> result.exitCode() == 0, "exit code 0")
        .extracting(Result::output)
        .asString()
        .contains("running already");
    Result status = run("status", "--json");
    assertThat(status.exitCode()).isZero();
    assertThat(status.output()).contains("\"running\":true", "\"liveNodes\":1");
    assertThat(Files.getPosixFilePermissions(directory().root())).hasSize(3);
    ProcessHandle daemon = directory().holder().orElseThrow();

    ContainerProcesses containers = runForever();
    assertThat(run("stop").exitCode()).isZero();
    assertThat(containers.alive()).isEmpty();
    // It has ended; whoever is the parent of orphans here may take a moment to notice.
    await().atMost(PATIENCE).until(() -> !daemon.isAlive());
    assertThat(directory().root()).doesNotExist();
  }

  @Test
  void stopRemovesWhatAKilledClusterLeft() throws Exception {
    assertThat(run("start").exitCode()).isZero();
    ContainerProcesses containers = runForever();
    directory().holder().orElseThrow().destroyForcibly();
    await().atMost(PATIENCE).until(() -> run("status").exitCode() == 3);
    assertThat(containers.alive()).isNotEmpty();
    assertThat(run("stop").exitCode()).isZero();
    assertThat(containers.alive()).isEmpty();
    assertThat(directory().root()).doesNotExist();
  }

  @Test
  void wrongCommandLinesExitWithTwoAndHelpWithZero() throws Exception {
    assertThat(run("start", "--colour").exitCode()).isEqualTo(2);
    assertThat(run("begin").exitCode()).isEqualTo(2);
    assertThat(run().exitCode()).isEqualTo(2);
    assertThat(run("start", "--nodes", "0"))
        .isEqualTo(new Result(2, "minicluster.sh: nodes is 0; possible is 1 to 16\n"));
    assertThat(run("--help").output()).contains("start", "status", "stop");
    assertThat(run("start", "--help").output()).contains("--nodes", "--queue");
    assertThat(run("start", "--help").exitCode()).isZero();
  }

  @Test
  void aDirectoryOfOtherThingsIsLeftAlone(@TempDir Path other) throws Exception {
    Path precious = Files.createFile(other.resolve("thesis.tex"));
    Result start = run("start", "--dir", other.toString());
    assertThat(start.exitCode()).isEqualTo(1);
    assertThat(start.output()).contains("choose an empty or a new directory");
    assertThat(run("stop", "--dir", other.toString()).exitCode()).isZero();
    assertThat(precious).exists();
  }

  private StateDirectory directory() {
    return new StateDirectory(
        temporary.resolve("bobbin-minicluster-" + System.getProperty("user.name")));
  }

  /** Starts an application of one container, which would not end, and waits until it runs. */
  private ContainerProcesses runForever() throws IOException, YarnException, InterruptedException {
    ContainerProcesses containers = new ContainerProcesses(directory());
    MiniCluster cluster = MiniCluster.existing(directory().configuration());
    try (YarnClient yarn = YarnClient.createYarnClient()) {
      yarn.init(cluster.configuration());
      yarn.start();
      new TrialApplication(yarn, cluster).submit("default", "sleep 600");
    }
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                containers.alive().stream()
                    .anyMatch(
                        process -> process.info().commandLine().orElse("").endsWith("sleep 600")));
    return containers;
  }

  private Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
