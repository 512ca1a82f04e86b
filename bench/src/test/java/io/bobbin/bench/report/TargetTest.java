package io.bobbin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Surroundings HERE =
      new Surroundings(2, 24, "Linux", "17", "2.3.0", "3.5.0", "3.5.6", "0123456789ab");

  @Test
  void mediansDecide() {
    Results results = results(runs(3000, 3400, 9000), runs(2000, 2500, 2600));

    assertThat(atMost(1.5).row(results))
        .contains("3,400 ms (3,000 to 9,000)", "2,500 ms (2,000 to 2,600)", "1.36 ×", "| yes |");
    assertThat(atMost(1.3).row(results)).contains("| **no** |");
  }

  @Test
  void everyRoundCounts() {
    Target target = target(Comparison.FASTER_EVERY_TIME, 1);

    assertThat(target.row(results(runs(10, 20), runs(11, 21)))).contains("2 of 2", "| yes |");
    assertThat(target.row(results(runs(10, 20), runs(30, 19)))).contains("1 of 2", "| **no** |");
  }

  @Test
  void whatFailedOrWasNotMeasuredIsNeitherMetNorMissed() {
    assertThat(atMost(1.5).row(Results.none())).contains("| – | – | – | – |");
    assertThat(atMost(1.5).row(results(List.of(Run.failed("lost")), runs(2000))))
        .contains("| – | 2,000 ms | – | – |");
  }

  private static Target atMost(double limit) {
    return target(Comparison.AT_MOST_TIMES, limit);
  }

  private static Target target(Comparison comparison, double limit) {
    return Target.against(
        "start", "warm", Contestant.BOBBIN, Figure.RUNNING, comparison, limit, Contestant.FLOOR);
  }

  private static Results results(List<Run> bobbin, List<Run> floor) {
    return new Results(
        Map.of(
            "warm",
            new ScenarioResults(
                "2026-01-01",
                "",
                HERE,
                Map.of(Contestant.BOBBIN, bobbin, Contestant.FLOOR, floor))));
  }

  private static List<Run> runs(double... values) {
    return Arrays.stream(values).mapToObj(value -> Run.of(Map.of(Figure.RUNNING, value))).toList();
  }
}
