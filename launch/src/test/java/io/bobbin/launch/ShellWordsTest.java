package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xmx1g",
        "-Dx=a b",
        "-Dx=it's",
        "-Dx=\"quoted\"",
        "-Dx=$HOME",
        "-Dx=`id`",
        "-Dx=a\\b\\\\c",
        "-Dx=<a>&b|c;d",
        "-Dx=*?[a]~#!",
        "-Dx=\u00fc\u4e2d",
        "-XX:OnError=kill -9 %p"
      })
  void bothShellsGiveTheWordOnAsItIs(String word) throws Exception {
    assertThat(asContainerRunsIt("printf %s " + ShellWords.word(word))).isEqualTo(word);
  }

  @Test
  void environmentVariablesOfTheNodeAreStillExpanded() throws Exception {
    // What a NodeManager makes of {{BASH}}.
    assertThat(
            asContainerRunsIt(
                "printf %s " + ShellWords.word("{{BASH}}").replace("{{BASH}}", "$BASH")))
        .endsWith("bash");
  }

  @Test
  void textInDoubleQuotesIsTakenLiterally() throws Exception {
    String text = "a $b `c` \"d\" \\e\nf";

    assertThat(bash("X=\"" + ShellWords.inDoubleQuotes(text) + "\"; printf %s \"$X\""))
        .isEqualTo(text);
  }

  private static String asContainerRunsIt(String command) throws Exception {
    return bash("exec /bin/bash -c \"" + command + "\"");
  }

  private static String bash(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("/bin/bash", "-c", script).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
