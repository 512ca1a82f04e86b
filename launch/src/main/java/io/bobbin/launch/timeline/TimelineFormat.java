package io.bobbin.launch.timeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a timeline is written down: {@code label=instant} for each stage, separated by ','. Neither
 * side needs a library for it, and it fits in an environment variable.
 */
public final class TimelineFormat {
  /** The environment variable of the application master with what the client knows. */
  public static final String VARIABLE = "BOBBIN_TIMELINE";

  private TimelineFormat() {}

  /** Writes it in one line. */
  public static String write(Timeline timeline) {
    return timeline.ends().entrySet().stream()
        .map(entry -> entry.getKey().label() + "=" + entry.getValue())
        .collect(Collectors.joining(","));
  }

  /**
   * Reads what was written; stages of another release are left out.
   *
   * @throws IllegalArgumentException if it is not a timeline
   */
  public static Timeline read(String text) {
    Map<Stage, Long> ends = new EnumMap<>(Stage.class);
    for (String part : text.strip().split(",", 0)) {
      int equals = part.indexOf('=');
      if (equals < 0 && !part.isEmpty()) {
        throw new IllegalArgumentException("Not a timeline: '" + part + "'");
      }
      if (equals > 0) {
        long end = Long.parseLong(part.substring(equals + 1));
        Stage.labelled(part.substring(0, equals)).ifPresent(stage -> ends.put(stage, end));
      }
    }
    return new Timeline(ends);
  }
}
