package io.bobbin.am.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Thousands of orders of events; a failure names the seed and what happened last. */
class WorkerPoolSimulationTest {
  @Test
  void keepsItsInvariantsInEveryOrderOfEvents() {
    int gaveUp = 0;
    for (long seed = 0; seed < 4_000; seed++) {
      gaveUp += run(seed, 1 + (int) (seed % 5), false).gaveUp() == null ? 0 : 1;
    }
    assertThat(gaveUp).as("runs that gave up although failures were rare").isLessThan(400);
  }

  @Test
  void avoidsANodeOnWhichEveryWorkerFails() {
    int avoided = 0;
    for (long seed = 0; seed < 2_000; seed++) {
      SimulatedYarn yarn = run(seed, 3, true);
      assertThat(yarn.avoided()).as("seed %d", seed).doesNotContain("node1", "node2");
      avoided += yarn.avoided().contains("node0") ? 1 : 0;
    }
    assertThat(avoided).isGreaterThan(500);
  }

  @Test
  void theNextMasterTakesOverWhatAnyMasterHad() {
    for (long seed = 0; seed < 4_000; seed++) {
      run(seed, 1 + (int) (seed % 5), false, (int) (seed % 250), (int) (seed * 7 % 250));
    }
  }

  private static SimulatedYarn run(long seed, int nodes, boolean oneNodeFails, Integer... deaths) {
    try {
      return run(new SimulatedYarn(seed, nodes, oneNodeFails, false), List.of(deaths));
    } catch (AssertionError e) {
      SimulatedYarn again = new SimulatedYarn(seed, nodes, oneNodeFails, true);
      assertThatThrownBy(() -> run(again, List.of(deaths))).isInstanceOf(AssertionError.class);
      List<String> history = again.history;
      throw new AssertionError(
          "seed "
              + seed
              + ": "
              + e.getMessage()
              + "\n"
              + String.join(
                  "\n", history.subList(Math.max(0, history.size() - 40), history.size())),
          e);
    }
  }

  /**
   * @param deaths before which steps the master dies
   */
  private static SimulatedYarn run(SimulatedYarn yarn, List<Integer> deaths) {
    for (int step = 0; step < 250; step++) {
      if (deaths.contains(step)) {
        yarn.killMaster();
      }
      yarn.step();
    }
    yarn.settle();
    yarn.checkSettled();
    yarn.close();
    return yarn;
  }
}
