package io.bobbin.client.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.timeline.Stage;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientStartTest {
  private static final long NOW = 1_000_000;

  @Test
  void aProcessThatCameToSubmitCounts() {
    assertThat(ClientStart.of(Optional.of(NOW - 500), NOW).ends())
        .isEqualTo(Map.of(Stage.COMMAND, NOW - 500, Stage.CLIENT_START, NOW));
  }

  @Test
  void oneThatLivedLongBeforeDoesNot() {
    assertThat(ClientStart.of(Optional.of(NOW - 300_000), NOW).ends())
        .isEqualTo(Map.of(Stage.CLIENT_START, NOW));
    assertThat(ClientStart.of(Optional.empty(), NOW).ends())
        .isEqualTo(Map.of(Stage.CLIENT_START, NOW));
  }

  @Test
  void ticksAreCoarserThanTheClock() {
    assertThat(ClientStart.of(Optional.of(NOW + 7), NOW).ends()).containsEntry(Stage.COMMAND, NOW);
  }
}
