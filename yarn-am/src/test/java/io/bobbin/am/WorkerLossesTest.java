package io.bobbin.am;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WorkerLossesTest {
  private long now;
  private final WorkerLosses losses = new WorkerLosses(() -> now);

  @Test
  void waitsUntilYarnHasSaidWhyAWorkerWent() {
    losses.leaving("c1");
    CompletableFuture<List<String>> answer = inquire(false);
    assertThat(answer).isNotDone();
    losses.lost("c1", "too much memory");
    losses.settled("c1");
    assertThat(answer).isCompletedWithValue(List.of("worker c1 was lost: too much memory"));
  }

  @Test
  void waitsForALossThatThereMustBe() {
    assertThat(inquire(false)).isCompletedWithValue(List.of());
    CompletableFuture<List<String>> answer = inquire(true);
    assertThat(answer).isNotDone();
    losses.lost("c1", "it ended");
    losses.settled("c1");
    assertThat(answer).isCompleted();
  }

  @Test
  void whatYarnSaysReplacesWhatTheConnectionSaid() {
    losses.lost("c1", "its connection ended");
    losses.lost("c1", "too much memory");
    assertThat(inquire(true)).isCompletedWithValue(List.of("worker c1 was lost: too much memory"));
  }

  @Test
  void tellsTheLatestOfTheLastMinute() {
    losses.lost("old", "it ended");
    now += Duration.ofSeconds(90).toNanos();
    for (int i = 1; i <= 7; i++) {
      losses.lost("c" + i, "it ended");
    }
    assertThat(inquire(true).join()).hasSize(5).first().isEqualTo("worker c3 was lost: it ended");
  }

  private CompletableFuture<List<String>> inquire(boolean expectsLoss) {
    CompletableFuture<List<String>> answer = new CompletableFuture<>();
    losses.inquire(expectsLoss, answer);
    return answer;
  }
}
