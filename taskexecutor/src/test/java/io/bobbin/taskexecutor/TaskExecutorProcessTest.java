package io.bobbin.taskexecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskExecutorProcessTest {
  @Test
  void argumentsOverrideTheConfiguration() {
    assertThat(overrides("-D", "a=1", "-D", "b=", "-D", "c=x=y z", "-D", "a=2"))
        .isEqualTo(Map.of("a", "2", "b", "", "c", "x=y z"));
    assertThat(overrides()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-D", "a=1", "-D a", "-D =1", "-X a=1", "-D a=1 -D"})
  void refusesOtherArguments(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> overrides(line.split(" ", -1)))
        .withMessage("Expected pairs of -D and key=value, not: " + line);
  }

  private static Map<String, String> overrides(String... arguments) {
    return TaskExecutorProcess.overrides(arguments);
  }
}
