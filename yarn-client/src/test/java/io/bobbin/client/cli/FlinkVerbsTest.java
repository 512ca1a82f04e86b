package io.bobbin.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkVerbsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop JOB",
        "savepoint JOB",
        "run -t yarn-session job.jar",
        "run -p 3 --target yarn-per-job job.jar",
        "run --target=local job.jar",
        "run -Dexecution.target=remote job.jar",
        "run -D execution.target=yarn-session job.jar"
      })
  void areFlinks(String line) {
    assertThat(FlinkVerbs.takes(List.of(line.split(" ")))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "kill APP",
        "run job.jar",
        "run -t yarn-application job.jar",
        "run -t yarn-application job.jar -t yarn-session",
        "run -t mesos job.jar",
        "--help"
      })
  void areOurs(String line) {
    assertThat(FlinkVerbs.takes(List.of(line.split(" ")))).isFalse();
  }
}
