package io.bobbin.client.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.launch.DeploymentMode;
import java.net.URI;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class ClusterReportTest {
  private static final ApplicationId ID = ApplicationId.newInstance(1_700_000_000_000L, 7);

  private final ApplicationReport report = Records.newRecord(ApplicationReport.class);

  ClusterReportTest() {
    report.setApplicationId(ID);
    report.setName("orders");
    report.setUser("ann");
    report.setApplicationType("Apache Flink");
    report.setApplicationTags(
        Set.of(ApplicationTags.BOBBIN, ApplicationTags.of(DeploymentMode.SESSION)));
    report.setYarnApplicationState(YarnApplicationState.RUNNING);
    report.setFinalApplicationStatus(FinalApplicationStatus.UNDEFINED);
    report.setOriginalTrackingUrl("http://node7:41234");
  }

  @Test
  void whatRunsIsFound() {
    assertThat(new ClusterReport(report).cluster("ann"))
        .contains(new RunningCluster(ID, DeploymentMode.SESSION, URI.create("http://node7:41234")));
  }

  @Test
  void itsJobManagerMayBeStillToCome() {
    report.setOriginalTrackingUrl("N/A");
    assertThat(new ClusterReport(report).cluster("ann")).isEmpty();
  }

  @Test
  void anotherUsersIsRefused() {
    assertRefused("bob", "belongs to ann; you are bob");
  }

  @Test
  void anotherKindIsRefused() {
    report.setApplicationTags(Set.of("nightly"));
    report.setApplicationType("SPARK");
    assertRefused("ann", "is not an application of Bobbin's, but of type SPARK");
  }

  @Test
  void anEndedOneIsRefusedWithTheReason() {
    report.setYarnApplicationState(YarnApplicationState.KILLED);
    report.setDiagnostics("killed by bob");
    assertRefused("ann", "has ended (KILLED): killed by bob");
  }

  private void assertRefused(String user, String message) {
    assertThatThrownBy(() -> new ClusterReport(report).cluster(user))
        .hasMessageContaining("application_1700000000000_0007 (orders) " + message)
        .isInstanceOfSatisfying(
            BobbinException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE));
  }
}
