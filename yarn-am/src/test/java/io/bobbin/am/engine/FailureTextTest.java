package io.bobbin.am.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void theRootComesFirstWithItsPlaceThenWhatItCaused() {
    Exception failure =
        new RuntimeException("job failed", new IOException("task failed", at(new Error("disk"))));
    assertThat(FailureText.of(failure).lines())
        .containsExactly(
            "java.lang.Error: disk at com.example.Orders.map(Orders.java:7)",
            "  in java.io.IOException: task failed",
            "  in java.lang.RuntimeException: job failed");
  }

  @Test
  void aSerializedFailureReadsLikeItsOriginal() {
    Exception failure = new RuntimeException("job failed", at(new IOException("disk")));
    assertThat(FailureText.of(new SerializedThrowable(failure)))
        .isEqualTo(FailureText.of(failure))
        .doesNotContain("SerializedThrowable");
  }

  @Test
  void aChainThatBitesItsTailEnds() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);
    assertThat(FailureText.of(first).lines()).hasSize(2).first().asString().contains("second");
  }

  @Test
  void longMessagesAreCutAndTakeOneLine() {
    assertThat(FailureText.of(bare(new Exception("a\n  b\r\n\tc\n"))))
        .isEqualTo("java.lang.Exception: a b c");
    assertThat(FailureText.of(bare(new Exception("x".repeat(10_000)))))
        .hasSizeLessThan(700)
        .endsWith("x...");
  }

  @Test
  void ofALongChainTheRootAndTheNearestRemain() {
    Throwable failure = new IOException("root");
    for (int i = 1; i <= 50; i++) {
      failure = new RuntimeException("level " + i, failure);
    }
    List<String> lines = FailureText.of(failure).lines().toList();
    assertThat(lines).hasSize(12);
    assertThat(lines.get(0)).startsWith("java.io.IOException: root");
    assertThat(lines.get(11)).isEqualTo("  in java.lang.RuntimeException: level 11");
  }

  @Test
  void aFailureThatSaysNothingIsNamed() {
    assertThat(FailureText.of(bare(new NullPointerException())))
        .isEqualTo("java.lang.NullPointerException");
  }

  private static <T extends Throwable> T at(T failure) {
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("com.example.Orders", "map", "Orders.java", 7)
        });
    return failure;
  }

  private static <T extends Throwable> T bare(T failure) {
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }
}
