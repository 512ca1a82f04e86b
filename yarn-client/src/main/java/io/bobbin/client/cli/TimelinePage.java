package io.bobbin.client.cli;

import io.bobbin.client.timeline.ApplicationTimeline;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import io.bobbin.launch.timeline.Timeline.Span;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** How a timeline is shown. */
final class TimelinePage {
  private static final String ROW = "%s %-18s %11s %11s  %-" + StageBar.WIDTH + "s  %s";

  private final ApplicationView view;
  private final ApplicationTimeline application;
  private final String problem;
  private final Timeline timeline;
  private final List<Span> spans;
  private final List<Span> decisive;
  private final long origin;

  /**
   * @param problem why not all is known; empty if it is
   */
  TimelinePage(ApplicationView view, ApplicationTimeline application, String problem) {
    this.view = view;
    this.application = application;
    this.problem = problem;
    this.timeline = application.timeline();
    this.spans = timeline.spans();
    this.decisive = timeline.pathTo(application.target());
    this.origin = timeline.ends().values().stream().min(Long::compare).orElse(0L);
  }

  /** What a program gets. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("applicationId", view.report().getApplicationId().toString());
    document.put("name", view.document().get("name"));
    document.put("mode", view.mode());
    document.put("state", view.report().getYarnApplicationState().name());
    document.put("attempt", view.snapshot().attempt());
    document.put("begin", origin);
    document.put("target", application.target().label());
    OptionalLong toTarget = toTarget();
    document.put("toTarget", toTarget.isPresent() ? toTarget.getAsLong() : null);
    document.put("stages", spans.stream().map(this::stage).toList());
    document.put("waitsFor", application.waitsFor());
    document.put("problem", problem);
    return document;
  }

  private Map<String, Object> stage(Span span) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("stage", span.stage().label());
    document.put("begin", span.begin());
    document.put("end", span.end());
    document.put("duration", span.duration());
    document.put("decisive", decisive.contains(span));
    document.put("waitedFor", span.stage().waitedFor());
    return document;
  }

  private OptionalLong toTarget() {
    return decisive.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(decisive.stream().mapToLong(Span::duration).sum());
  }

  /** What people get. */
  void print(PrintStream out) {
    out.println(headline());
    application.waitsFor().forEach(reason -> out.println("Waits for:    " + reason));
    if (!problem.isEmpty()) {
      out.println("Not all is known: " + problem);
    }
    if (spans.isEmpty()) {
      return;
    }
    out.println();
    out.println(ROW.formatted(" ", "STAGE", "FROM MS", "MS", "", "WAITED FOR").stripTrailing());
    StageBar bar = new StageBar(origin, endOfStart());
    for (Span span : spans) {
      out.println(
          ROW.formatted(
                  decisive.contains(span) ? "*" : " ",
                  span.stage().label(),
                  millis(span.begin() - origin),
                  millis(span.duration()),
                  bar.of(span),
                  span.stage().waitedFor())
              .stripTrailing());
    }
    if (!decisive.isEmpty()) {
      out.println();
      out.println("* on the way to that, one after the other");
    }
  }

  private String headline() {
    String attempt = view.snapshot().attempt() > 1 ? ", attempt " + view.snapshot().attempt() : "";
    boolean firstJob = application.target() == Stage.DEPLOYMENT;
    String start =
        toTarget().isEmpty()
            ? (firstJob ? "no job has run" : "its JobManager has not been up")
            : (firstJob ? "its first job ran " : "its JobManager was up ")
                + millis(toTarget().getAsLong())
                + " ms after "
                + timeline
                    .origin(application.target())
                    .filter(stage -> stage != Stage.COMMAND)
                    .map(stage -> "the end of " + stage.label())
                    .orElse("the client's start");
    return view.report().getApplicationId() + " (" + view.state() + attempt + "): " + start;
  }

  /** What comes later may last for days, which would leave no room for the start. */
  private long endOfStart() {
    return spans.stream()
        .filter(span -> span.stage().compareTo(application.target()) <= 0)
        .mapToLong(Span::end)
        .max()
        .orElse(origin);
  }

  private static String millis(long millis) {
    return String.format(Locale.ROOT, "%,d", millis);
  }
}
