package io.bobbin.client.timeline;

import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.client.watch.ApplicationSnapshot;
import io.bobbin.launch.DeploymentMode;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/**
 * What is known of an application's stages.
 *
 * @param timeline of its current or last attempt
 * @param target the stage at whose end it is there for its user: its first job runs, or, of a
 *     session, its JobManager is up
 * @param waitsFor what it waits for until then, in words; nothing if it need not or never will
 */
public record ApplicationTimeline(Timeline timeline, Stage target, List<String> waitsFor) {
  public ApplicationTimeline {
    waitsFor = List.copyOf(waitsFor);
  }

  /**
   * Brings together what YARN and the master say.
   *
   * @param kept what the master has written down, if it has
   */
  public static ApplicationTimeline of(ApplicationReport report, Optional<Timeline> kept) {
    ApplicationSnapshot snapshot = ApplicationSnapshot.of(report);
    Stage target =
        ApplicationTags.mode(report.getApplicationTags())
            .filter(mode -> mode == DeploymentMode.SESSION)
            .map(session -> Stage.JOB_MANAGER)
            .orElse(Stage.DEPLOYMENT);
    Timeline timeline = kept.orElse(Timeline.empty());
    timeline = with(timeline, Stage.SUBMISSION, report.getSubmitTime());
    if (snapshot.attempt() <= 1) {
      // YARN tells it of the first attempt alone (RMAppImpl).
      timeline = with(timeline, Stage.MASTER_ALLOCATION, report.getLaunchTime());
    }
    if (snapshot.isTerminal()) {
      return new ApplicationTimeline(
          with(timeline, Stage.END, report.getFinishTime()), target, List.of());
    }
    return new ApplicationTimeline(
        timeline, target, waitsFor(timeline, target, snapshot, kept.isPresent()));
  }

  private static Timeline with(Timeline timeline, Stage stage, long end) {
    return end > 0 ? timeline.with(stage, end) : timeline;
  }

  private static List<String> waitsFor(
      Timeline timeline, Stage target, ApplicationSnapshot snapshot, boolean masterTold) {
    if (!masterTold && snapshot.master().isPresent()) {
      return List.of("its application master, which runs and will tell within seconds");
    }
    List<String> reasons =
        new ArrayList<>(timeline.awaited(target).stream().map(Stage::waitedFor).toList());
    if (snapshot.master().isEmpty() && !snapshot.diagnostics().isEmpty()) {
      reasons.add("YARN says: " + PlainText.line(snapshot.diagnostics()));
    }
    return reasons;
  }
}
