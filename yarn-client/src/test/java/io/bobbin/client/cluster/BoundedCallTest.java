package io.bobbin.client.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class BoundedCallTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void givesTheAnswer() {
    assertThat(BoundedCall.start("X", LONG, () -> 1).await()).isEqualTo(1);
  }

  @Test
  void isGivenUpInTime() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      assertFailure(
          BoundedCall.start(
              "X at h:1",
              Duration.ofMillis(10),
              () -> {
                never.await();
                return 1;
              }),
          ExitCode.UNREACHABLE,
          "X at h:1 did not answer within 0.01 s.");
    } finally {
      never.countDown();
    }
  }

  @Test
  void whoStillWorksIsWaitedFor() {
    Duration enough = processorTime().plusMillis(1_200);
    assertThat(
            BoundedCall.start(
                    "X",
                    Duration.ofMillis(300),
                    () -> {
                      while (processorTime().compareTo(enough) < 0) {
                        Thread.onSpinWait();
                      }
                      return 1;
                    })
                .await())
        .isEqualTo(1);
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  @Test
  void tellsWhoDidNotAnswerAndWhy() {
    assertFailure(
        failing(new ConnectException("Connection refused")),
        ExitCode.UNREACHABLE,
        "X cannot be reached: connection refused. Check that it runs and that HADOOP_CONF_DIR is"
            + " this cluster's.");
    assertFailure(
        failing(new IllegalStateException(new UnknownHostException("h"))),
        ExitCode.UNREACHABLE,
        "X cannot be found: its host name is not known here. Check that it runs and that"
            + " HADOOP_CONF_DIR is this cluster's.");
    assertFailure(failing(new YarnException("no")), ExitCode.REJECTED, "X refused: no");
    assertFailure(failing(new BobbinException(ExitCode.USAGE, "known")), ExitCode.USAGE, "known");
  }

  private static BoundedCall<Integer> failing(Exception failure) {
    Callable<Integer> callable =
        () -> {
          throw failure;
        };
    return BoundedCall.start("X", LONG, callable);
  }

  private static void assertFailure(BoundedCall<?> call, ExitCode exitCode, String message) {
    assertThatThrownBy(call::await)
        .hasMessage(message)
        .asInstanceOf(InstanceOfAssertFactories.type(BobbinException.class))
        .extracting(BobbinException::exitCode)
        .isEqualTo(exitCode);
  }
}
