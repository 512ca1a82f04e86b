package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartCommandTest {
  private static final StartCommand COMMAND =
      new StartCommand(
          List.of("bundle/java/bin/java", "@bundle/java.args"),
          List.of("-Xmx1g"),
          List.of("-Dx=a b"),
          "worker",
          "io.bobbin.Main",
          "-D a=1");

  @Test
  void hasAllPartsInFlinksOrder() {
    assertThat(COMMAND.of(StartCommand.DEFAULT_TEMPLATE))
        .isEqualTo(
            "bundle/java/bin/java @bundle/java.args -Xmx1g '-Dx=a b' -XX:+IgnoreUnrecognizedVMOptions -Djava.io.tmpdir={{PWD}}/tmp"
                + " -Dlog.file=<LOG_DIR>/worker.log"
                + " -Dlog4j.configurationFile=classpath:log4j.properties"
                + " io.bobbin.Main -D a=1 1><LOG_DIR>/worker.out 2><LOG_DIR>/worker.err");
  }

  @Test
  void templateHasTheLastWord() {
    assertThat(COMMAND.of("nice %java%  %jvmmem% -Dmine=$HOME %class% %args%"))
        .isEqualTo(
            "nice bundle/java/bin/java @bundle/java.args -Xmx1g -Dmine=$HOME io.bobbin.Main"
                + " -D a=1");
  }
}
