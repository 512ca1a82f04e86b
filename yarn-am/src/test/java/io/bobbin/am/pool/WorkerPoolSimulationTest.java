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

  private static SimulatedYarn run(long seed, int nodes, boolean oneNodeFails) {
    SimulatedYarn yarn = new SimulatedYarn(seed, nodes, oneNodeFails, false);
    try {
      return run(yarn);
    } catch (AssertionError e) {
      throw new AssertionError(
          "seed " + seed + ": " + e.getMessage() + again(seed, nodes, oneNodeFails), e);
    }
  }

  private static SimulatedYarn run(SimulatedYarn yarn) {
    for (int step = 0; step < 250; step++) {
      yarn.step();
    }
    yarn.settle();
    yarn.checkSettled();
    yarn.close();
    return yarn;
  }

  private static String again(long seed, int nodes, boolean oneNodeFails) {
    SimulatedYarn yarn = new SimulatedYarn(seed, nodes, oneNodeFails, true);
    assertThatThrownBy(() -> run(yarn)).isInstanceOf(AssertionError.class);
    List<String> history = yarn.history;
    return "\n"
        + String.join("\n", history.subList(Math.max(0, history.size() - 40), history.size()));
  }
}
