package io.bobbin.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private final List<String> log = new ArrayList<>();
  private final PrintStream stream = LogLines.stream(log::add);

  @Test
  void passesOnWholeLinesWithoutBlankOnes() {
    stream.print("   1.20 s  Überprüft");
    assertThat(log).isEmpty();
    stream.println(" and submitted");
    stream.println();
    stream.print("one\ntwo\nthr");
    stream.println("ee");

    assertThat(log).containsExactly("1.20 s  Überprüft and submitted", "one", "two", "three");
  }
}
