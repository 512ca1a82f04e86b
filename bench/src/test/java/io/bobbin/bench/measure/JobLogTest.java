package io.bobbin.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobLogTest {
  private static final String SOURCE = "Source: records -> Map (1/1)";
  private static final String SINK = "windows -> lines: Writer (2/2)";
  private static final Set<String> TASKS = Set.of(SOURCE, SINK);

  private final List<LogLine> lines = new ArrayList<>();

  @Test
  void tasksRunWhenAllOfThemDo() {
    task(1, SOURCE, "INITIALIZING", "RUNNING");
    task(2, SINK, "DEPLOYING", "INITIALIZING");
    assertThat(log().running()).isEmpty();

    task(3, SINK, "INITIALIZING", "RUNNING");
    assertThat(log().running()).isEqualTo(TASKS);
  }

  @Test
  void isBackWhenItsLastTaskRunsAndACheckpointFollows() {
    bothRun(1, 2);
    checkpoint(50, 6);
    checkpoint(101, 7); // was under way when the fault came
    task(102, SOURCE, "RUNNING", "FAILED");
    task(103, SINK, "RUNNING", "CANCELED");
    restored(200, 7);
    bothRun(300, 350);
    assertThat(log().recovery(100, TASKS)).isEmpty();

    checkpoint(400, 8);
    assertThat(log().recovery(100, TASKS)).contains(new JobLog.Recovery(350, OptionalLong.of(7)));
  }

  @Test
  void aSecondFailureProlongsIt() {
    bothRun(110, 120);
    task(130, SINK, "RUNNING", "FAILED");
    task(131, SOURCE, "RUNNING", "CANCELED");
    restored(140, 7);
    bothRun(150, 160);
    checkpoint(170, 8);

    assertThat(log().recovery(100, TASKS).orElseThrow().running()).isEqualTo(160);
  }

  @Test
  void aJobThatBeganAnewWasNotRestored() {
    checkpoint(50, 7);
    bothRun(150, 160);
    checkpoint(170, 1);

    assertThat(log().recovery(100, TASKS).orElseThrow().restored()).isEmpty();
    assertThat(log().lastCheckpoint()).hasValue(7);
  }

  private JobLog log() {
    return new JobLog(lines);
  }

  private void bothRun(long source, long sink) {
    task(source, SOURCE, "INITIALIZING", "RUNNING");
    task(sink, SINK, "INITIALIZING", "RUNNING");
  }

  private void task(long time, String task, String from, String to) {
    line(
        time,
        "org.apache.flink.runtime.executiongraph.ExecutionGraph       [] - %s (7b0d_bc76_0_0) switched from %s to %s."
            .formatted(task, from, to));
  }

  private void checkpoint(long time, long number) {
    line(time, "Completed checkpoint " + number + " for job ab12 (9 bytes).");
  }

  private void restored(long time, long number) {
    line(
        time,
        "Restoring job ab12 from Checkpoint " + number + " @ 17 for ab12 located at hdfs://x.");
  }

  private void line(long time, String text) {
    lines.add(new LogLine(time, text));
  }
}
