package io.bobbin.client.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.ExitCode;
import io.bobbin.client.report.Progress;
import io.bobbin.client.watch.WatchEvent.Connected;
import io.bobbin.client.watch.WatchEvent.ReportFailed;
import io.bobbin.client.watch.WatchEvent.Reported;
import io.bobbin.client.watch.WatchEvent.Said;
import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.Test;

class ApplicationTrackerTest {
  private static final String JOB = "0123456789abcdef0123456789abcdef";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now;
  private final Progress progress =
      new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, () -> now);
  private final ApplicationTracker tracker =
      new ApplicationTracker(progress, Snapshots.accepted(""), "1 MiB", true, () -> now);

  @Test
  void tellsEachStageOnceWithItsDuration() {
    after(1.5, new Reported(Snapshots.running(7)));
    after(0.0, new Reported(Snapshots.running(7)));
    after(0.5, new Connected());
    after(0.5, new Said(new MasterReady("http://h:1")));
    after(0.0, new Said(new MasterReady("http://h:1")));
    after(0.25, new Said(new JobChanged(JOB, JobPhase.ACCEPTED, "My\u001b[1m job")));
    after(0.0, new Said(new JobChanged(JOB, JobPhase.ACCEPTED, "My job")));
    after(2.0, new Said(new JobChanged(JOB, JobPhase.RUNNING, "My job")));
    after(3.0, new Said(new JobChanged(JOB, JobPhase.FINISHED, "My job")));
    after(
        0.1,
        new Reported(
            Snapshots.over(YarnApplicationState.FINISHED, FinalApplicationStatus.SUCCEEDED, "")));

    assertThat(lines())
        .containsExactly(
            "   1.50 s  Application master is up, attempt 1",
            "Tracking URL: http://rm/proxy/" + Snapshots.ID,
            "   1.00 s  JobManager is up",
            "   0.25 s  Job My[1m job is accepted",
            "Job has been submitted with JobID " + JOB,
            "   2.00 s  Job My job is running",
            "   3.00 s  Job My job has finished");
    assertThat(tracker.outcome())
        .hasValue(new Outcome(ExitCode.SUCCEEDED, "Application " + Snapshots.ID + " succeeded"));
    assertThat(tracker.jobs()).containsExactly(new Job(JOB, "My job", JobPhase.FINISHED));
    assertThat(progress.durations())
        .containsEntry("jobRunning", 2000L)
        .containsEntry("total", 7850L);
  }

  @Test
  void knowsWhetherTheJobManagerHasAJob() {
    tracker.on(new Said(new MasterReady("http://h:1")));
    assertThat(tracker.hasJob()).isFalse();
    tracker.on(new Said(new JobChanged(JOB, JobPhase.ACCEPTED, "My job")));
    assertThat(tracker.hasJob()).isTrue();
  }

  @Test
  void tellsOfAMasterThatIsReplaced() {
    after(1, new Reported(Snapshots.running(7)));
    after(60, new Reported(Snapshots.accepted("")));
    after(1, new Reported(Snapshots.accepted("")));
    after(2, new Reported(Snapshots.running(8, 2)));

    assertThat(lines())
        .containsExactly(
            "   1.00 s  Application master is up, attempt 1",
            "Tracking URL: http://rm/proxy/" + Snapshots.ID,
            "The application master is gone; YARN starts another one",
            "   3.00 s  Application master is up, attempt 2",
            "Tracking URL: http://rm/proxy/" + Snapshots.ID);
  }

  @Test
  void exitCodeComesFromYarnsFinalStatus() {
    assertThat(exitCode(YarnApplicationState.FINISHED, FinalApplicationStatus.SUCCEEDED))
        .isEqualTo(ExitCode.SUCCEEDED);
    assertThat(exitCode(YarnApplicationState.FINISHED, FinalApplicationStatus.FAILED))
        .isEqualTo(ExitCode.JOB_FAILED);
    assertThat(exitCode(YarnApplicationState.FINISHED, FinalApplicationStatus.KILLED))
        .isEqualTo(ExitCode.STOPPED);
    assertThat(exitCode(YarnApplicationState.FAILED, FinalApplicationStatus.FAILED))
        .isEqualTo(ExitCode.JOB_FAILED);
    assertThat(exitCode(YarnApplicationState.KILLED, FinalApplicationStatus.KILLED))
        .isEqualTo(ExitCode.STOPPED);
  }

  @Test
  void givesUpIfYarnIsSilentForFiveMinutesWhateverTheConnectionToTheMasterLooksLike() {
    after(1, new Reported(Snapshots.running(7)));
    after(1, new Connected());
    after(1, new ReportFailed("YARN cannot be reached."));
    after(299, new ReportFailed("YARN cannot be reached."));
    assertThat(tracker.outcome()).isEmpty();

    after(1, new ReportFailed("YARN cannot be reached."));

    assertThat(tracker.outcome()).map(Outcome::exitCode).hasValue(ExitCode.LOST_CONTACT);
    assertThat(lines()).filteredOn(line -> line.contains("cannot be reached")).hasSize(1);
  }

  @Test
  void goesOnWhenYarnAnswersAgain() {
    after(1, new ReportFailed("YARN cannot be reached."));
    after(299, new Reported(Snapshots.running(7)));
    after(1, new ReportFailed("YARN cannot be reached."));
    after(299, new ReportFailed("YARN cannot be reached."));

    assertThat(tracker.outcome()).isEmpty();
    assertThat(lines()).contains("YARN answers again");
  }

  private ExitCode exitCode(YarnApplicationState state, FinalApplicationStatus status) {
    tracker.on(new Reported(Snapshots.over(state, status, "")));
    return tracker.outcome().orElseThrow().exitCode();
  }

  private void after(double seconds, WatchEvent event) {
    now += (long) (seconds * 1e9);
    tracker.on(event);
  }

  private java.util.List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
