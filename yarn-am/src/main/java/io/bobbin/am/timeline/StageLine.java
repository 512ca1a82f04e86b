package io.bobbin.am.timeline;

import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import io.bobbin.launch.timeline.Timeline.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A timeline in one line: the stages that an end depended on, then those beside them. */
final class StageLine {
  private StageLine() {}

  static String of(Timeline timeline, Stage last) {
    List<Span> path = timeline.pathTo(last);
    List<Span> beside = timeline.spans().stream().filter(span -> !path.contains(span)).toList();
    String what = what(last);
    return what
        + " "
        + millis(path.stream().mapToLong(Span::duration).sum())
        + " ms after the "
        + timeline
            .origin(last)
            .filter(stage -> stage != Stage.COMMAND)
            .map(stage -> "end of " + stage.label())
            .orElse("client's start")
        + ": "
        + durations(path)
        + (beside.isEmpty() ? "" : "; beside that: " + durations(beside));
  }

  private static String what(Stage last) {
    return switch (last) {
      case DEPLOYMENT -> "The first job runs";
      case JOB_MANAGER -> "The JobManager is up";
      case WORKER_ADMISSION -> "The first worker is admitted";
      default -> last.label() + " ends";
    };
  }

  private static String durations(List<Span> spans) {
    return spans.stream()
        .map(span -> span.stage().label() + " " + millis(span.duration()))
        .collect(Collectors.joining(", "));
  }

  private static String millis(long millis) {
    return String.format(Locale.ROOT, "%,d", millis);
  }
}
