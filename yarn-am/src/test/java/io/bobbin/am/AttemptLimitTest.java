package io.bobbin.am;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void theLastAttemptIsTheOneOfTheLimit() {
    assertThat(new AttemptLimit(1, 2, -1).isReached(LONG)).isFalse();
    assertThat(new AttemptLimit(2, 2, -1).isReached(LONG)).isTrue();
    assertThat(new AttemptLimit(1, 1, -1).isReached(LONG)).isTrue();
  }

  @Test
  void failuresBeforeTheWindowAreForgotten() {
    assertThat(new AttemptLimit(2, 2, 10_000).isReached(SHORT)).isTrue();
    assertThat(new AttemptLimit(2, 2, 10_000).isReached(LONG)).isFalse();
    assertThat(new AttemptLimit(7, 2, 10_000).isReached(LONG)).isFalse();
  }

  @Test
  void whoWantsOneAttemptGetsOne() {
    assertThat(new AttemptLimit(1, 1, 10_000).isReached(LONG)).isTrue();
  }
}
