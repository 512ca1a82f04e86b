package io.bobbin.client.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.DeploymentMode;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class ApplicationFilterTest {
  @Test
  void yarnIsAskedForWhatItCanTellApart() {
    GetApplicationsRequest all = filter(Optional.empty(), Optional.empty()).request();
    assertThat(all.getApplicationTags()).containsOnly("bobbin");
    assertThat(all.getUsers()).isEmpty();
    assertThat(all.getApplicationStates()).isEmpty();

    GetApplicationsRequest some =
        new ApplicationFilter(
                Optional.of("alice"),
                Set.of("etl"),
                Optional.of("orders"),
                Set.of(YarnApplicationState.FAILED),
                Optional.of(DeploymentMode.PER_JOB))
            .request();
    assertThat(some.getApplicationTags()).containsOnly("bobbin-per-job");
    assertThat(some.getUsers()).containsOnly("alice");
    assertThat(some.getApplicationStates()).containsOnly(YarnApplicationState.FAILED);
  }

  @Test
  void nameIsExactUnlessItHasAnAsterisk() {
    assertThat(matchesName("orders", "orders")).isTrue();
    assertThat(matchesName("orders", "orders-2")).isFalse();
    assertThat(matchesName("orders*", "orders-2")).isTrue();
    assertThat(matchesName("orders*", "orders")).isTrue();
    assertThat(matchesName("*-2", "orders-2")).isTrue();
    assertThat(matchesName("o*s*2", "orders-2")).isTrue();
    assertThat(matchesName("o*s*3", "orders-2")).isFalse();
    assertThat(matchesName("o.*", "orders")).isFalse();
    assertThat(matchesName("a.b*", "a.b\nc")).isTrue();
    assertThat(matchesName("", "orders")).isFalse();
  }

  @Test
  void allTagsAreNeededHoweverTheyAreWritten() {
    assertThat(matchesTags("Team-A", "production")).isTrue();
    assertThat(matchesTags("team-a")).isTrue();
    assertThat(matchesTags("team-a", "staging")).isFalse();
  }

  @Test
  void everyStateIsOfOneThatRunsOrOfOneThatEnded() {
    assertThat(ApplicationFilter.ALIVE).contains(YarnApplicationState.ACCEPTED);
    assertThat(ApplicationFilter.OVER)
        .containsOnly(
            YarnApplicationState.FINISHED,
            YarnApplicationState.FAILED,
            YarnApplicationState.KILLED);
  }

  private static boolean matchesName(String pattern, String name) {
    return filter(Optional.of(pattern), Optional.empty()).matches(report(name));
  }

  private static boolean matchesTags(String... tags) {
    return new ApplicationFilter(
            Optional.empty(), Set.of(tags), Optional.empty(), Set.of(), Optional.empty())
        .matches(report("orders"));
  }

  private static ApplicationFilter filter(Optional<String> name, Optional<DeploymentMode> mode) {
    return new ApplicationFilter(Optional.empty(), Set.of(), name, Set.of(), mode);
  }

  private static ApplicationReport report(String name) {
    ApplicationReport report = Records.newRecord(ApplicationReport.class);
    report.setName(name);
    report.setApplicationTags(Set.of("bobbin", "bobbin-session", "team-a", "production"));
    return report;
  }
}
