package io.bobbin.bench.measure;

/** What is measured, and in which unit it is kept. */
public enum Figure {
  RUNNING("first task running", Unit.MILLISECONDS),
  ALL_RUNNING("all tasks running", Unit.MILLISECONDS),
  END("end", Unit.MILLISECONDS),
  READY("session ready", Unit.MILLISECONDS),
  COLD("job on cold workers", Unit.MILLISECONDS),
  WARM("job on warm slots", Unit.MILLISECONDS),
  SUBMITTED("submitted", Unit.MILLISECONDS),
  WALL("wall time", Unit.MILLISECONDS),
  CPU("CPU time", Unit.MILLISECONDS),
  MEMORY("peak memory", Unit.KIBIBYTES),
  UPLOADED("bytes written to HDFS", Unit.BYTES),
  FAILURES("failures", Unit.COUNT),
  CONTAINER("container's start", Unit.MILLISECONDS),
  RECOVERY("all tasks running again", Unit.MILLISECONDS),
  NOT_TAKEN_OVER("workers not taken over", Unit.COUNT),
  RATE("records per second", Unit.PER_SECOND);

  private final String label;
  private final Unit unit;

  Figure(String label, Unit unit) {
    this.label = label;
    this.unit = unit;
  }

  public String label() {
    return label;
  }

  public Unit unit() {
    return unit;
  }
}
