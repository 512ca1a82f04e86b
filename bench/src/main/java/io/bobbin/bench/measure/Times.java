package io.bobbin.bench.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Collects when milestones were passed, as ms from the start of the client's process. */
public final class Times {
  private final long started;
  private final Map<Milestone, Long> offsets = new EnumMap<>(Milestone.class);

  public Times(long started) {
    this.started = started;
  }

  /** Notes a time in ms since the epoch, if there is one. */
  public void note(Milestone milestone, OptionalLong time) {
    time.ifPresent(value -> offsets.put(milestone, value - started));
  }

  /** Notes the first of these lines, if there is one. */
  public void noteFirst(Milestone milestone, List<LogLine> lines) {
    note(milestone, lines.stream().mapToLong(LogLine::time).min());
  }

  /** Notes the last of these lines, if there is one. */
  public void noteLast(Milestone milestone, List<LogLine> lines) {
    note(milestone, lines.stream().mapToLong(LogLine::time).max());
  }

  public boolean has(Milestone milestone) {
    return offsets.containsKey(milestone);
  }

  /**
   * When that was.
   *
   * @throws IllegalStateException if nobody has seen it
   */
  public long of(Milestone milestone) {
    Long offset = offsets.get(milestone);
    if (offset == null) {
      throw new IllegalStateException("No log tells of " + milestone + ".");
    }
    return offset;
  }

  /** All, in order. */
  public Map<Milestone, Long> offsets() {
    return new EnumMap<>(offsets);
  }
}
