package io.bobbin.am.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFailuresTest {
  private final StartFailures failures =
      new StartFailures(
          new PoolPolicy(
              1_000,
              Duration.ofMinutes(1),
              1_000,
              Duration.ofMinutes(1),
              Duration.ofMinutes(1),
              Duration.ofMinutes(1)));

  @Test
  void pausesGrowToTenSecondsAndNoFurther() {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      failures.failedToStart("n1", 0, 5);
      pauses.add(failures.pausedUntil(0).orElse(0));
    }
    assertThat(pauses.subList(0, 9))
        .containsExactly(0L, 250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
    assertThat(pauses.subList(9, 200)).containsOnly(10_000L);
  }

  @Test
  void aPauseIsOverWhenItsTimeHasCome() {
    failures.failedToStart("n1", 1_000, 5);
    failures.failedToStart("n1", 1_000, 5);
    assertThat(failures.pausedUntil(1_249)).hasValue(1_250);
    assertThat(failures.pausedUntil(1_250)).isEmpty();
  }
}
