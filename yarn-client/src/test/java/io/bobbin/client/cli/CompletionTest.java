package io.bobbin.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bash offers when somebody presses the tabulator key. */
class CompletionTest {
  @TempDir Path directory;

  private Path script;

  @BeforeEach
  void print() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int exitCode =
        Bobbin.commandLine(
                new ClientEnvironment(Map.of()), new Output(stream, stream, false, false))
            .execute("completion");
    assertThat(exitCode).isZero();
    script = Files.write(directory.resolve("completion.bash"), out.toByteArray());
  }

  @Test
  void commandsOfBobbinAndTheirOptions() throws Exception {
    assertThat(complete("bobbin", ""))
        .contains("run", "list", "status", "kill", "logs", "completion", "savepoint", "cancel");
    assertThat(complete("bobbin", "sta")).containsExactly("status");
    assertThat(complete("bobbin", "list", "--"))
        .contains("--user", "--all", "--tag", "--name", "--state", "--mode", "--json");
    assertThat(complete("bobbin", "list", "--mode", ""))
        .containsExactlyInAnyOrder("session", "per-job", "application");
    assertThat(complete("bobbin", "list", "--state", "f")).containsExactly("finished");
    assertThat(complete("bobbin", "bundles", "")).contains("list", "prune");
    assertThat(complete("bobbin", "bundles", "prune", "--")).contains("--dry-run", "--older-than");
    assertThat(complete("bobbin", "install", "--")).contains("--to", "--json");
    assertThat(complete("bobbin", "run", "-t", "yarn-s")).containsExactly("yarn-session");
    assertThat(complete("bobbin", "savepoint", "--disp")).containsExactly("--dispose");
  }

  @Test
  void verbsOfFlinkAndTheirOptions() throws Exception {
    assertThat(complete("flink", ""))
        .contains("run", "list", "info", "stop", "cancel", "savepoint", "checkpoint");
    assertThat(complete("flink", "run", "--fromS")).containsExactly("--fromSavepoint");
    assertThat(complete("flink", "run", "-"))
        .contains("-c", "-p", "-d", "-sae", "-s", "-n", "-t", "-D", "-m", "--pyModule");
    assertThat(complete("flink", "run", "--target", "yarn-p")).containsExactly("yarn-per-job");
    assertThat(complete("flink", "list", "-")).contains("-r", "-s", "-a");
    assertThat(complete("flink", "info", "-")).contains("-c", "-p");
    assertThat(complete("flink", "stop", "-")).contains("-p", "--savepointPath", "-d");
    assertThat(complete("flink", "cancel", "-")).contains("-s", "--withSavepoint");
    assertThat(complete("flink", "savepoint", "-")).contains("-d", "--dispose", "--type");
    assertThat(complete("flink", "checkpoint", "-")).contains("-full", "--full");
  }

  @Test
  void optionsOfYarnSession() throws Exception {
    assertThat(complete("yarn-session.sh", "--queu")).containsExactly("--queue");
    assertThat(complete("yarn-session.sh", "-")).contains("-d", "-nm", "-jm", "-tm", "-s", "-id");
  }

  /** Asks a bash; where nothing is offered, it falls back to names of files. */
  private List<String> complete(String... words) throws IOException, InterruptedException {
    String command =
        """
        compopt() { :; } # works in an interactive shell only
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        function_name=$(complete -p "$1" | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
        "$function_name" "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    List<String> arguments =
        new ArrayList<>(List.of("bash", "--norc", "-c", command, "bash", script.toString()));
    arguments.addAll(List.of(words));
    Process process =
        new ProcessBuilder(arguments)
            .directory(directory.toFile())
            .redirectError(directory.resolve("errors").toFile())
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(directory.resolve("errors")).isEmptyFile();
    return Arrays.stream(printed.split("\n")).map(String::strip).toList();
  }
}
