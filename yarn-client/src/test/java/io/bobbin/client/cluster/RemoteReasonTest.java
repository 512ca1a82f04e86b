package io.bobbin.client.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RemoteReasonTest {
  @Test
  void leavesOutClassNamesAndStackTraces() {
    String sent =
        """
        java.lang.IllegalArgumentException: A tag can only have ASCII characters!
        \tat org.apache.hadoop.A.b(A.java:40)
        Caused by: java.lang.X: y
        \t... 16 more
        """;
    assertThat(RemoteReason.of(new IOException(sent)))
        .isEqualTo("A tag can only have ASCII characters!");
    assertThat(RemoteReason.of(new IOException("plain: words\nmore")))
        .isEqualTo("plain: words\n    more");
  }
}
