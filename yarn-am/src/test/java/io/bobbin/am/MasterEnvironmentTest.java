package io.bobbin.am;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.timeline.Stage;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterEnvironmentTest {
  private static final LaunchFile FILE =
      new LaunchFile(
          "bundle",
          URI.create("hdfs://nn/b.tar"),
          1,
          2,
          LaunchFile.Kind.ARCHIVE,
          LaunchFile.Visibility.PUBLIC);
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "CONTAINER_ID", "container_e17_1700000000000_0042_02_000001",
              "NM_HOST", "node7",
              "LOCAL_DIRS", "/d1/x,/d2/x",
              "PWD", "/d1/x/container",
              "BOBBIN_WORKER_FILES", LaunchFile.encode(List.of(FILE))));

  @Test
  void readsWhatYarnAndTheClientSay() {
    MasterEnvironment environment = MasterEnvironment.of(variables);
    assertThat(environment.attempt()).hasToString("appattempt_1700000000000_0042_000002");
    assertThat(environment.host()).isEqualTo("node7");
    assertThat(environment.localDirectories()).isEqualTo("/d1/x,/d2/x");
    assertThat(environment.workingDirectory()).isEqualTo(Path.of("/d1/x/container"));
    assertThat(environment.workerFiles()).containsExactly(FILE);
    assertThat(environment.hadoopUser()).isEmpty();
  }

  @Test
  void knowsWhatWasBeforeIt() {
    variables.put("BOBBIN_TIMELINE", "command=5,checks=7");
    variables.put("APP_SUBMIT_TIME_ENV", "9");

    assertThat(MasterEnvironment.of(variables).timeline().ends())
        .containsEntry(Stage.COMMAND, 5L)
        .containsEntry(Stage.CHECKS, 7L)
        .containsEntry(Stage.SUBMISSION, 9L)
        .containsKey(Stage.MASTER_CONTAINER);
  }

  @Test
  void theUserIsKnownWithoutKerberos() {
    variables.put("HADOOP_USER_NAME", "ann");
    assertThat(MasterEnvironment.of(variables).hadoopUser()).contains("ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTAINER_ID", "NM_HOST", "LOCAL_DIRS", "PWD", "BOBBIN_WORKER_FILES"})
  void namesTheVariableThatIsMissing(String name) {
    variables.remove(name);
    assertThatIllegalStateException()
        .isThrownBy(() -> MasterEnvironment.of(variables))
        .withMessage(name + " is not set: an application master is started by YARN, not by hand");
  }
}
