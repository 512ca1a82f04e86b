package io.bobbin.client.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long MILLI = 1_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now;

  @Test
  void inAPipeEveryLineIsPlain() {
    Progress progress = progress(false);
    progress.begin("Checking");
    progress.redraw();
    now += 1234 * MILLI;
    progress.end("check", "Checked");
    progress.say("Submitted application x");
    progress.stop();

    assertThat(text()).isEqualTo("   1.23 s  Checked\nSubmitted application x\n");
    assertThat(progress.durations()).containsExactly(entry("check", 1234), entry("total", 1234));
  }

  @Test
  void onATerminalTheStageUnderWayIsDrawnInPlace() {
    Progress progress = progress(true);
    progress.begin("Checking");
    now += 500 * MILLI;
    progress.redraw();
    progress.end("check", "Checked");

    assertThat(text())
        .isEqualTo(
            "\r\u001b[K   0.00 s  Checking ..."
                + "\r\u001b[K   0.50 s  Checking ..."
                + "\r\u001b[K   0.50 s  Checked\n");
  }

  private Progress progress(boolean terminal) {
    return new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, () -> now);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static java.util.Map.Entry<String, Long> entry(String key, long value) {
    return java.util.Map.entry(key, value);
  }
}
