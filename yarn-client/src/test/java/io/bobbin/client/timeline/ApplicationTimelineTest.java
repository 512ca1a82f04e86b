package io.bobbin.client.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.launch.DeploymentMode;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class ApplicationTimelineTest {
  private final ApplicationReport report = Records.newRecord(ApplicationReport.class);

  ApplicationTimelineTest() {
    ApplicationId id = ApplicationId.newInstance(1, 1);
    report.setApplicationId(id);
    report.setCurrentApplicationAttemptId(ApplicationAttemptId.newInstance(id, 1));
    report.setYarnApplicationState(YarnApplicationState.ACCEPTED);
    report.setSubmitTime(100);
    report.setApplicationTags(Set.of());
    report.setStartTime(100);
  }

  @Test
  void anApplicationThatYarnLetsWaitSaysSo() {
    report.setDiagnostics("the queue is full");

    ApplicationTimeline known = ApplicationTimeline.of(report, Optional.empty());

    assertThat(known.timeline().ends()).isEqualTo(Map.of(Stage.SUBMISSION, 100L));
    assertThat(known.waitsFor())
        .containsExactly(Stage.MASTER_ALLOCATION.waitedFor(), "YARN says: the queue is full");
  }

  @Test
  void yarnKnowsWhenItsMasterWasTaken() {
    report.setLaunchTime(300);
    Timeline kept = Timeline.empty().with(Stage.SUBMISSION, 90).with(Stage.DEPLOYMENT, 900);

    assertThat(ApplicationTimeline.of(report, Optional.empty()).waitsFor())
        .containsExactly(Stage.MASTER_CONTAINER.waitedFor());
    ApplicationTimeline known = ApplicationTimeline.of(report, Optional.of(kept));
    assertThat(known.timeline()).isEqualTo(kept.with(Stage.MASTER_ALLOCATION, 300));
    assertThat(known.waitsFor()).isEmpty();
  }

  @Test
  void ofALaterAttemptItDoesNot() {
    report.setLaunchTime(300);
    report.setCurrentApplicationAttemptId(
        ApplicationAttemptId.newInstance(report.getApplicationId(), 2));

    assertThat(ApplicationTimeline.of(report, Optional.empty()).timeline().ends())
        .doesNotContainKey(Stage.MASTER_ALLOCATION);
  }

  @Test
  void aMasterThatHasToldNothingYetIsWaitedFor() {
    report.setHost("node");
    report.setRpcPort(1);
    report.setYarnApplicationState(YarnApplicationState.RUNNING);

    assertThat(ApplicationTimeline.of(report, Optional.empty()).waitsFor())
        .singleElement()
        .asString()
        .contains("application master");
  }

  @Test
  void aSessionIsThereWhenItsJobManagerIs() {
    report.setApplicationTags(Set.of(ApplicationTags.of(DeploymentMode.SESSION)));
    report.setHost("node");
    report.setRpcPort(1);
    Timeline kept = Timeline.empty().with(Stage.REGISTRATION, 1).with(Stage.MASTER_START, 1);

    ApplicationTimeline starting = ApplicationTimeline.of(report, Optional.of(kept));
    assertThat(starting.target()).isEqualTo(Stage.JOB_MANAGER);
    assertThat(starting.waitsFor()).containsExactly(Stage.JOB_MANAGER.waitedFor());
    assertThat(
            ApplicationTimeline.of(report, Optional.of(kept.with(Stage.JOB_MANAGER, 5))).waitsFor())
        .isEmpty();
  }

  @Test
  void whatHasEndedWaitsForNothing() {
    report.setYarnApplicationState(YarnApplicationState.KILLED);
    report.setFinishTime(500);

    ApplicationTimeline known = ApplicationTimeline.of(report, Optional.empty());

    assertThat(known.timeline().ends()).containsEntry(Stage.END, 500L);
    assertThat(known.waitsFor()).isEmpty();
  }
}
