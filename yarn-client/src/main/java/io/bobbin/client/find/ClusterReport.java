package io.bobbin.client.find;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.client.watch.ApplicationSnapshot;
import io.bobbin.launch.DeploymentMode;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/** Decides whether an application is one that jobs and commands can be sent to. */
final class ClusterReport {
  private final ApplicationReport report;
  private final ApplicationSnapshot snapshot;

  ClusterReport(ApplicationReport report) {
    this.report = report;
    this.snapshot = ApplicationSnapshot.of(report);
  }

  /**
   * The cluster, if its JobManager is up; empty if it is still to come.
   *
   * @param user who asks
   * @throws BobbinException if there will never be one
   */
  Optional<RunningCluster> cluster(String user) {
    Optional<DeploymentMode> mode = ApplicationTags.mode(report.getApplicationTags());
    if (mode.isEmpty()) {
      throw unfit("is not an application of Bobbin's, but of type " + report.getApplicationType());
    }
    if (!report.getUser().equals(user)) {
      throw unfit("belongs to " + report.getUser() + "; you are " + user);
    }
    if (snapshot.isTerminal()) {
      String why = snapshot.diagnostics().isEmpty() ? "" : ": " + snapshot.diagnostics();
      throw unfit("has ended (" + snapshot.state() + ")" + why);
    }
    return snapshot
        .webAddress()
        .map(address -> new RunningCluster(report.getApplicationId(), mode.get(), address));
  }

  private BobbinException unfit(String why) {
    return new BobbinException(
        ExitCode.USAGE,
        report.getApplicationId()
            + " ("
            + PlainText.line(report.getName())
            + ") "
            + why
            + ". 'bobbin list' shows what runs.");
  }
}
