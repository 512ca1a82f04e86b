package io.bobbin.am.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatPaceTest {
  private static final Duration BUSY = Duration.ofMillis(50);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration PATIENT = Duration.ofSeconds(1);

  private final HeartbeatPace pace = new HeartbeatPace(BUSY, IDLE, 0);

  @Test
  void isSlowWhileNothingIsExpected() {
    assertThat(pace.pause(false, 0)).isEqualTo(IDLE);
  }

  @Test
  void isFastAfterARequestAndPatientIfItIsNotAnswered() {
    pace.changed(0);
    assertThat(pace.pause(true, seconds(9))).isEqualTo(BUSY);
    assertThat(pace.pause(true, seconds(11))).isEqualTo(PATIENT);
    pace.changed(seconds(11));
    assertThat(pace.pause(true, seconds(12))).isEqualTo(BUSY);
  }

  @Test
  void hurriesForAWhileThoughNothingIsOutstanding() {
    pace.hurry(0);
    assertThat(pace.pause(false, seconds(4))).isEqualTo(BUSY);
    assertThat(pace.pause(false, seconds(6))).isEqualTo(IDLE);
  }

  @Test
  void takesItsTimeAfterAFailure() {
    pace.changed(0);
    pace.failed(true);
    assertThat(pace.pause(true, 0)).isEqualTo(PATIENT);
    pace.failed(false);
    assertThat(pace.pause(true, 0)).isEqualTo(BUSY);
  }

  private static long seconds(int count) {
    return Duration.ofSeconds(count).toNanos();
  }
}
