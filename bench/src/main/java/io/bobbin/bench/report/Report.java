package io.bobbin.bench.report;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import io.bobbin.bench.measure.Run;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as Markdown. */
final class Report {
  private final Results results;

  Report(Results results) {
    this.results = results;
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(surroundings()).append("\n### Targets\n\n");
    text.append("| what | target | Bobbin | beside it | measured | met |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    Targets.all().forEach(target -> text.append(target.row(results)).append('\n'));
    results.scenarios().forEach((name, scenario) -> text.append(section(name, scenario)));
    return text.toString();
  }

  /** One line if all scenarios were measured on the same; otherwise one for each. */
  private String surroundings() {
    Map<String, List<String>> scenarios =
        results.scenarios().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> when(entry.getValue()),
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    StringBuilder text =
        new StringBuilder("Medians, and in brackets the smallest and the largest.\n");
    scenarios.forEach(
        (when, names) ->
            text.append(scenarios.size() == 1 ? "" : String.join(", ", names) + ": ")
                .append(when)
                .append(".\n"));
    return text.toString();
  }

  private static String when(ScenarioResults scenario) {
    return "Measured on " + scenario.date() + ": " + scenario.surroundings().text();
  }

  private String section(String name, ScenarioResults scenario) {
    List<Figure> figures =
        Arrays.stream(Figure.values())
            .filter(
                figure ->
                    scenario.runs().keySet().stream()
                        .anyMatch(one -> !results.sample(name, one, figure).isEmpty()))
            .toList();
    StringBuilder text =
        new StringBuilder(
            "\n### `%s`\n\n%s %s\n\n".formatted(name, scenario.description(), rounds(scenario)));
    text.append("| |");
    figures.forEach(figure -> text.append(' ').append(figure.label()).append(" |"));
    text.append("\n| --- |").append(" --- |".repeat(figures.size())).append('\n');
    scenario.runs().keySet().forEach(one -> text.append(row(name, one, figures)));
    scenario.runs().forEach((one, runs) -> text.append(failures(one, runs)));
    return text.toString();
  }

  private static String rounds(ScenarioResults scenario) {
    int rounds = scenario.runs().values().stream().mapToInt(List::size).max().orElse(0);
    return rounds == 1 ? "One round." : rounds + " rounds.";
  }

  private String row(String scenario, Contestant contestant, List<Figure> figures) {
    return figures.stream()
        .map(figure -> Target.text(results.sample(scenario, contestant, figure), figure.unit()))
        .collect(Collectors.joining(" | ", "| " + contestant.label() + " | ", " |\n"));
  }

  private static String failures(Contestant contestant, List<Run> runs) {
    long failed = runs.stream().filter(run -> run.failure() != null).count();
    return failed == 0
        ? ""
        : "\n%s: %d of %d runs failed and have no figures.\n"
            .formatted(contestant.label(), failed, runs.size());
  }
}
