package io.bobbin.bench.scenario;

import java.util.List;

/** All scenarios, in the order in which they are measured. */
public final class Scenarios {
  private Scenarios() {}

  /**
   * All scenarios.
   *
   * @param records that the throughput job aggregates
   */
  public static List<Scenario> all(long records) {
    return List.of(
        new FirstStart(),
        new WarmStart(),
        new ClientCostScenario(),
        new SessionScenario(),
        new ScaleOut(),
        new Burst(),
        new MasterFailover(),
        new WorkerFailover(),
        new Throughput(records));
  }
}
