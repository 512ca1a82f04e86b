package io.bobbin.taskexecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerEnvironmentTest {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "CONTAINER_ID", "container_1_0042_01_000002",
              "NM_HOST", "node7",
              "NM_PORT", "8041",
              "LOCAL_DIRS", "/d1/x,/d2/x",
              "PWD", "/d1/x/container",
              "BOBBIN_CONTROL_ADDRESS", "127.0.0.1:4711"));

  @Test
  void readsWhatYarnAndTheMasterSay() {
    WorkerEnvironment environment = WorkerEnvironment.of(variables);
    assertThat(environment.container()).isEqualTo("container_1_0042_01_000002");
    assertThat(environment.epoch()).isEqualTo(1);
    assertThat(environment.host()).isEqualTo("node7");
    assertThat(environment.node()).isEqualTo("node7:8041");
    assertThat(environment.localDirectories()).isEqualTo("/d1/x,/d2/x");
    assertThat(environment.workingDirectory()).isEqualTo(Path.of("/d1/x/container"));
    assertThat(environment.control()).isEqualTo("127.0.0.1:4711");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONTAINER_ID",
        "NM_HOST",
        "NM_PORT",
        "LOCAL_DIRS",
        "PWD",
        "BOBBIN_CONTROL_ADDRESS"
      })
  void namesTheVariableThatIsMissing(String name) {
    variables.remove(name);
    assertThatIllegalStateException()
        .isThrownBy(() -> WorkerEnvironment.of(variables))
        .withMessage(
            name + " is not set: a worker is started by its application master, not by hand");
  }
}
