package io.bobbin.bench.report;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where the time of a start goes, a bar for each system, from the medians of its milestones. */
final class TimelinePicture {
  private static final String SCENARIO = "warm";
  private static final int WIDTH = 900;
  private static final int LEFT = 190;
  private static final int RIGHT = 70;
  private static final int TOP = 44;
  private static final int ROW = 34;
  private static final int BAR = 20;

  private final Results results;
  private final List<Contestant> contestants;
  private final double longest;

  TimelinePicture(Results results) {
    this.results = results;
    ScenarioResults scenario = results.scenarios().get(SCENARIO);
    Set<Contestant> measured = scenario == null ? Set.of() : scenario.runs().keySet();
    this.contestants =
        measured.stream()
            .filter(one -> !results.sample(SCENARIO, one, Milestone.RUNNING).isEmpty())
            .toList();
    this.longest = contestants.stream().mapToDouble(this::running).max().orElse(0);
  }

  boolean isEmpty() {
    return contestants.isEmpty();
  }

  String svg() {
    int height = TOP + ROW * contestants.size() + 30;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">\n"
            .formatted(WIDTH, height));
    svg.append("<title>From the client's start to the first task running, in seconds</title>\n");
    svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n".formatted(WIDTH, height));
    svg.append(legend()).append(axis(height));
    for (int i = 0; i < contestants.size(); i++) {
      svg.append(bar(contestants.get(i), TOP + ROW * i));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String legend() {
    StringBuilder svg = new StringBuilder();
    int x = LEFT;
    for (Stage stage : Stage.values()) {
      svg.append(
          "<rect x=\"%d\" y=\"12\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"23\">%s</text>\n"
              .formatted(x, stage.colour(), x + 17, escape(stage.label())));
      x += 34 + 7 * stage.label().length();
    }
    return svg.toString();
  }

  private String axis(int height) {
    StringBuilder svg = new StringBuilder();
    int step = longest > 12_000 ? 2000 : 1000;
    for (int time = 0; time <= longest; time += step) {
      svg.append(
          "<line x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#dddddd\"/><text x=\"%1$s\" y=\"%4$d\" text-anchor=\"middle\" fill=\"#555555\">%5$d s</text>\n"
              .formatted(text(x(time)), TOP - 6, height - 26, height - 10, time / 1000));
    }
    return svg.toString();
  }

  private String bar(Contestant contestant, int y) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
            .formatted(LEFT - 10, y + 15, escape(contestant.label())));
    double from = 0;
    for (Milestone milestone : Milestone.values()) {
      Sample sample = results.sample(SCENARIO, contestant, milestone);
      if (milestone.stage().isEmpty() || sample.isEmpty()) {
        continue;
      }
      double to = Math.max(from, Math.min(sample.median(), running(contestant)));
      Stage stage = milestone.stage().get();
      svg.append(
          "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"><title>%s: %.0f ms</title></rect>\n"
              .formatted(
                  text(x(from)),
                  y,
                  text(x(to) - x(from)),
                  BAR,
                  stage.colour(),
                  escape(stage.label()),
                  to - from));
      from = to;
    }
    svg.append(
        "<text x=\"%s\" y=\"%d\">%s</text>\n"
            .formatted(
                text(x(from) + 6), y + 15, String.format(Locale.ROOT, "%.1f s", from / 1000)));
    return svg.toString();
  }

  private double running(Contestant contestant) {
    return results.sample(SCENARIO, contestant, Milestone.RUNNING).median();
  }

  private double x(double time) {
    return LEFT + time / longest * (WIDTH - LEFT - RIGHT);
  }

  private static String text(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
