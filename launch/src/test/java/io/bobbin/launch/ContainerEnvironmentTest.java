package io.bobbin.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerEnvironmentTest {
  @Test
  void eachProcessGetsItsOwnVariablesAndThoseForBoth() {
    Map<String, String> configuration =
        Map.of(
            "containerized.master.env.A", "1",
            "containerized.taskmanager.env.B", "2",
            "env.java.home", "/opt/java",
            "env.log.level", "DEBUG",
            "env.log.max", "3");
    assertThat(ContainerEnvironment.ofMaster(configuration))
        .containsOnly(
            Map.entry("A", "1"),
            Map.entry("JAVA_HOME", "/opt/java"),
            Map.entry("ROOT_LOG_LEVEL", "DEBUG"),
            Map.entry("MAX_LOG_FILE_NUMBER", "3"));
    assertThat(ContainerEnvironment.ofWorker(configuration))
        .containsEntry("B", "2")
        .containsEntry("JAVA_HOME", "/opt/java")
        .doesNotContainKey("A");
  }

  /** A NodeManager writes what is here into a script. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a b  c|a b  c",
        "say \"hello\"|say \"hello\"",
        "say \\\"hello\\\"|say \"hello\"",
        "it's|it's",
        "$NODE/lib|/node/lib",
        "\\$NODE|$NODE",
        "C:\\dir|C:\\dir",
        "end\\|end\\",
      })
  void aShellReadsTheValue(String value, String expected) throws Exception {
    String written =
        ContainerEnvironment.ofMaster(Map.of("containerized.master.env.NAME", value)).get("NAME");
    ProcessBuilder shell =
        new ProcessBuilder("bash", "-c", "export NAME=\"" + written + "\"\nprintenv NAME");
    shell.environment().put("NODE", "/node");
    Process process = shell.start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(expected + "\n");
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }
}
