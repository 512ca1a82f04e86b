package io.bobbin.am.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.control.ControlMessage.JobPhase;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageLogTest {
  @TempDir Path directory;

  private final AtomicLong now = new AtomicLong(1000);
  private final BlockingQueue<Timeline> kept = new LinkedBlockingQueue<>();
  private final StageLog log =
      new StageLog(
          Timeline.empty().with(Stage.COMMAND, 1000),
          () -> now.getAndAdd(100),
          Set.of(Stage.DEPLOYMENT),
          kept::add);

  @AfterEach
  void end() {
    var unused = log.end();
  }

  @Test
  void isKeptWhenTheFirstJobRunsAndWhenTheApplicationEnds() throws Exception {
    log.ended(Stage.JOB_MANAGER);
    log.job(JobPhase.ACCEPTED);
    log.job(JobPhase.RUNNING);
    assertThat(next().ends())
        .isEqualTo(
            Map.of(
                Stage.COMMAND, 1000L,
                Stage.JOB_MANAGER, 1000L,
                Stage.JOB_SUBMISSION, 1100L,
                Stage.DEPLOYMENT, 1300L));

    log.job(JobPhase.FINISHED);
    log.job(JobPhase.RUNNING);
    log.end().get(1, TimeUnit.MINUTES);

    assertThat(kept).hasSize(1);
    assertThat(next().ends())
        .containsEntry(Stage.DEPLOYMENT, 1300L)
        .containsKeys(Stage.JOB, Stage.END);
  }

  @Test
  void aJobThatNobodySawRunDidSoOnlyIfItFinished() throws Exception {
    log.job(JobPhase.FAILED);
    log.job(JobPhase.FINISHED);

    assertThat(next().ends()).containsKeys(Stage.JOB, Stage.DEPLOYMENT);
    assertThat(kept).isEmpty();
  }

  @Test
  void whatEndsAfterTheEndIsNobodysBusiness() throws Exception {
    log.end().get(1, TimeUnit.MINUTES);
    log.ended(Stage.REGISTRATION);
    log.job(JobPhase.RUNNING);

    assertThat(kept).hasSize(1);
  }

  @Test
  void oneLineSaysItAll() {
    Timeline timeline =
        new Timeline(
            Map.of(
                Stage.COMMAND, 0L,
                Stage.CLIENT_START, 1500L,
                Stage.MASTER_START, 1600L,
                Stage.REGISTRATION, 1650L,
                Stage.JOB_MANAGER, 2000L,
                Stage.DEPLOYMENT, 3412L));

    assertThat(StageLine.of(timeline, Stage.DEPLOYMENT))
        .isEqualTo(
            "The first job runs 3,412 ms after the client's start: client-start 1,500,"
                + " master-start 100, job-manager 400, deployment 1,412;"
                + " beside that: registration 50");
    assertThat(
            StageLine.of(
                Timeline.empty().with(Stage.CHECKS, 1).with(Stage.JOB_MANAGER, 6),
                Stage.JOB_MANAGER))
        .isEqualTo("The JobManager is up 5 ms after the end of checks: job-manager 5");
  }

  @Test
  void theFileIsWrittenAgainAndOnlyItsOwnerReadsIt() throws IOException {
    TimelineFile file =
        new TimelineFile(directory.resolve("applications/id").toUri(), new Configuration(false));

    file.accept(Timeline.empty().with(Stage.JOB, 1));
    file.accept(Timeline.empty().with(Stage.JOB, 2));

    Path path = directory.resolve("timelines/id");
    assertThat(path).hasContent("job=2");
    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void anApplicationDoesAsWellWithoutTheFile() throws IOException {
    Files.writeString(directory.resolve("timelines"), "in the way");

    new TimelineFile(directory.resolve("applications/id").toUri(), new Configuration(false))
        .accept(Timeline.empty());

    assertThat(directory.resolve("timelines")).hasContent("in the way");
  }

  private Timeline next() throws InterruptedException {
    return kept.poll(1, TimeUnit.MINUTES);
  }
}
