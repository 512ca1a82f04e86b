package io.bobbin.client.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.launch.ShellWords;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
  @Test
  void splitsAtWhiteSpaceOutsideOfQuotationMarks() {
    assertThat(ShellWords.split("  -a  -Dx='b c'\n-Dy=\"d 'e' \\\"f\\\" \\n\" '' "))
        .containsExactly("-a", "-Dx=b c", "-Dy=d 'e' \"f\" \\n", "");
    assertThat(ShellWords.split(" ")).isEmpty();
  }

  @Test
  void optionsOfTheProcessComeAfterThoseOfAll() {
    assertThat(
            JvmOptions.of(
                Map.of(
                    "env.java.opts.jobmanager", "-d",
                    "env.java.default-opts.all", "-a",
                    "env.java.opts.all", "-c",
                    "env.java.default-opts.jobmanager", "-b",
                    "env.java.opts.taskmanager", "-no")))
        .containsExactly("-a", "-b", "-c", "-d");
  }

  @Test
  void namesTheKeyWithAnOpenQuotationMark() {
    assertThatThrownBy(() -> JvmOptions.of(Map.of("env.java.opts.all", "-Dx='a")))
        .hasMessage("In env.java.opts.all: the quotation mark ' is not closed.");
  }
}
