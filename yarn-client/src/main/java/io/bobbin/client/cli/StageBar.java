package io.bobbin.client.cli;

import io.bobbin.launch.timeline.Timeline.Span;

/** A stage as a bar of characters, where all bars share one scale. */
final class StageBar {
  static final int WIDTH = 40;

  private final long from;
  private final long length;

  /**
   * @param from the instant at the left edge
   * @param to the one at the right edge
   */
  StageBar(long from, long to) {
    this.from = from;
    this.length = Math.max(1, to - from);
  }

  /** At least one character for whatever begins on the scale; nothing for what does not. */
  String of(Span span) {
    int first = column(span.begin());
    if (first >= WIDTH && span.begin() > from + length - 1) {
      return "";
    }
    int begin = Math.min(first, WIDTH - 1);
    int end = Math.max(begin + 1, Math.min(WIDTH, column(span.end())));
    return " ".repeat(begin) + "#".repeat(end - begin);
  }

  private int column(long instant) {
    return (int) Math.min(WIDTH, Math.round((double) WIDTH * (instant - from) / length));
  }
}
