package io.bobbin.launch.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.launch.timeline.Timeline.Span;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimelineTest {
  /** A worker boots beside the JobManager and is there later. */
  private static final Timeline USUAL =
      new Timeline(
          Map.of(
              Stage.COMMAND, 1000L,
              Stage.CLIENT_START, 1300L,
              Stage.SUBMISSION, 1400L,
              Stage.MASTER_START, 2000L,
              Stage.REGISTRATION, 2050L,
              Stage.JOB_MANAGER, 2500L,
              Stage.JOB_SUBMISSION, 2600L,
              Stage.WORKER_START, 2900L,
              Stage.WORKER_ADMISSION, 2910L,
              Stage.DEPLOYMENT, 3000L));

  @Test
  void aStageBeginsWhenTheLastOfThoseItFollowsHasEnded() {
    assertThat(USUAL.spans())
        .containsExactly(
            new Span(Stage.CLIENT_START, 1000, 1300),
            new Span(Stage.SUBMISSION, 1300, 1400),
            new Span(Stage.MASTER_START, 1400, 2000),
            new Span(Stage.REGISTRATION, 2000, 2050),
            new Span(Stage.JOB_MANAGER, 2000, 2500),
            new Span(Stage.JOB_SUBMISSION, 2500, 2600),
            new Span(Stage.WORKER_START, 2600, 2900),
            new Span(Stage.WORKER_ADMISSION, 2900, 2910),
            new Span(Stage.DEPLOYMENT, 2910, 3000));
  }

  @Test
  void whatWasAskedForBeforeTheJobDoesNotFollowIt() {
    Timeline timeline =
        USUAL
            .with(Stage.WORKER_REQUEST, 2060)
            .with(Stage.WORKER_ALLOCATION, 2200)
            .with(Stage.WORKER_LAUNCH, 2250);

    assertThat(timeline.pathTo(Stage.DEPLOYMENT))
        .extracting(Span::stage)
        .containsExactly(
            Stage.CLIENT_START,
            Stage.SUBMISSION,
            Stage.MASTER_START,
            Stage.REGISTRATION,
            Stage.WORKER_REQUEST,
            Stage.WORKER_ALLOCATION,
            Stage.WORKER_LAUNCH,
            Stage.WORKER_START,
            Stage.WORKER_ADMISSION,
            Stage.DEPLOYMENT);
  }

  @Test
  void whateverTheClocksSayNothingIsNegativeAndPathsAddUp() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      Map<Stage, Long> ends = new EnumMap<>(Stage.class);
      long now = 0;
      for (Stage stage : Stage.values()) {
        now += 1000;
        if (random.nextInt(4) > 0) {
          ends.put(stage, now + random.nextInt(5000));
        }
      }
      Timeline timeline = new Timeline(ends);
      assertThat(timeline.spans()).allMatch(span -> span.duration() >= 0);
      for (Stage stage : ends.keySet()) {
        List<Span> path = timeline.pathTo(stage);
        long origin = ends.get(timeline.origin(stage).orElseThrow());
        assertThat(path.stream().mapToLong(Span::duration).sum())
            .isEqualTo(ends.get(stage) - origin);
        for (int k = 1; k < path.size(); k++) {
          assertThat(path.get(k).begin()).isEqualTo(path.get(k - 1).end());
        }
      }
    }
  }

  @Test
  void aStageThatHasNotEndedHasNoPath() {
    assertThat(USUAL.pathTo(Stage.JOB)).isEmpty();
    assertThat(USUAL.origin(Stage.JOB)).isEmpty();
    assertThat(USUAL.origin(Stage.DEPLOYMENT)).contains(Stage.COMMAND);
  }

  @Test
  void whatIsAwaitedFollowsFromWhatHasEnded() {
    assertThat(Timeline.empty().with(Stage.SUBMISSION, 1).awaited(Stage.DEPLOYMENT))
        .containsExactly(Stage.MASTER_ALLOCATION);
    assertThat(Timeline.empty().with(Stage.MASTER_START, 1).awaited(Stage.DEPLOYMENT))
        .containsExactly(Stage.REGISTRATION, Stage.JOB_MANAGER);
    Timeline idle =
        Timeline.empty()
            .with(Stage.MASTER_START, 1)
            .with(Stage.REGISTRATION, 2)
            .with(Stage.JOB_MANAGER, 3);
    // Nobody needs a worker before there is a job.
    assertThat(idle.awaited(Stage.DEPLOYMENT)).containsExactly(Stage.JOB_SUBMISSION);
    assertThat(
            idle.with(Stage.JOB_SUBMISSION, 4)
                .with(Stage.WORKER_REQUEST, 5)
                .awaited(Stage.DEPLOYMENT))
        .containsExactly(Stage.WORKER_ALLOCATION);
    assertThat(idle.awaited(Stage.JOB_MANAGER)).isEmpty();
    assertThat(USUAL.awaited(Stage.DEPLOYMENT)).isEmpty();
  }

  @Test
  void whatIsKnownStays() {
    assertThat(USUAL.with(Stage.DEPLOYMENT, 5).ends()).containsEntry(Stage.DEPLOYMENT, 3000L);
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(TimelineFormat.read(TimelineFormat.write(USUAL) + "\n")).isEqualTo(USUAL);
    assertThat(TimelineFormat.read(TimelineFormat.write(Timeline.empty())))
        .isEqualTo(Timeline.empty());
    assertThat(TimelineFormat.read("of-the-future=1,job=2"))
        .isEqualTo(Timeline.empty().with(Stage.JOB, 2));
    assertThatThrownBy(() -> TimelineFormat.read("something else"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void liesBesideTheDirectoryOfApplications() {
    for (String end : List.of("", "/")) {
      assertThat(Timeline.location(URI.create("hdfs://a:1/u/.bobbin/applications/id" + end)))
          .isEqualTo(URI.create("hdfs://a:1/u/.bobbin/timelines/id"));
    }
  }

  @Test
  void firstEndsCountUnlessToldOtherwise() {
    long[] now = {5};
    StageRecorder recorder =
        new StageRecorder(Timeline.empty().with(Stage.COMMAND, 1), () -> now[0]++);

    assertThat(recorder.ended(Stage.COMMAND)).isFalse();
    assertThat(recorder.ended(Stage.JOB)).isTrue();
    assertThat(recorder.ended(Stage.JOB)).isFalse();
    assertThat(recorder.timeline().ends()).isEqualTo(Map.of(Stage.COMMAND, 1L, Stage.JOB, 6L));
    recorder.endedAgain(Stage.JOB);
    assertThat(recorder.timeline().ends()).containsEntry(Stage.JOB, 8L);
  }

  @Test
  void theProcessStartedBeforeItAsks() {
    long now = System.currentTimeMillis();
    assertThat(ProcessStart.epochMillis().orElseThrow()).isLessThanOrEqualTo(now + 10);
  }
}
