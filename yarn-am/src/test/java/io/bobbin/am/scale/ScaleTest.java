package io.bobbin.am.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many workers there are: each costs the same, and YARN is asked no more often. */
class ScaleTest {
  private static final int LAUNCHERS = 16;
  private static final long SHORTEST_PAUSE = 20_000_000;

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1_000, 10_000})
  void eachWorkerIsStartedOnceAndYarnIsAskedByTheClock(int workers) throws Exception {
    int together = Math.min(LAUNCHERS, workers);
    try (ScaleSimulation simulation = new ScaleSimulation(workers, together)) {
      simulation.start();
      int lost = simulation.lose();
      int givenBack = simulation.giveBack();

      assertThat(simulation.nodeManagers().starts()).isEqualTo(workers + lost);
      assertThat(simulation.nodeManagers().stops()).isEqualTo(givenBack);
      assertThat(simulation.nodeManagers().mostCalls()).isEqualTo(together);
      List<Long> beats = simulation.yarn().beats();
      for (int i = 1; i < beats.size(); i++) {
        assertThat(beats.get(i) - beats.get(i - 1)).isGreaterThanOrEqualTo(SHORTEST_PAUSE);
      }
    }
  }
}
