package io.bobbin.bench.report;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that has been measured.
 *
 * @param scenarios by name, in the order in which they were measured first
 */
public record Results(Map<String, ScenarioResults> scenarios) {

  public static Results none() {
    return new Results(new LinkedHashMap<>());
  }

  /** What these runs say of that figure; empty if no run has it. */
  public Sample sample(String scenario, Contestant contestant, Figure figure) {
    return Sample.of(
        runs(scenario, contestant).stream()
            .map(run -> run.figures().get(figure))
            .filter(value -> value != null)
            .toList());
  }

  /** When these runs passed a milestone, in ms from the client's start. */
  public Sample sample(String scenario, Contestant contestant, Milestone milestone) {
    return Sample.of(
        runs(scenario, contestant).stream()
            .map(run -> run.milestones().get(milestone))
            .filter(value -> value != null)
            .map(Long::doubleValue)
            .toList());
  }

  private List<Run> runs(String scenario, Contestant contestant) {
    return Optional.ofNullable(scenarios.get(scenario))
        .map(results -> results.runs().get(contestant))
        .orElse(List.of());
  }
}
