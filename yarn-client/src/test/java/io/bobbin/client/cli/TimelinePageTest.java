package io.bobbin.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.timeline.ApplicationTimeline;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import io.bobbin.launch.timeline.Timeline.Span;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;

class TimelinePageTest {
  private static final Timeline STARTED =
      new Timeline(
          Map.of(
              Stage.COMMAND, 10_000L,
              Stage.CLIENT_START, 10_500L,
              Stage.MASTER_START, 11_000L,
              Stage.REGISTRATION, 11_100L,
              Stage.JOB_MANAGER, 11_500L,
              Stage.DEPLOYMENT, 12_000L,
              Stage.JOB, 99_000_000L));

  @Test
  void programsGetEveryStage() {
    Map<String, Object> document = page(STARTED, List.of()).document();

    assertThat(document)
        .containsEntry("applicationId", "application_1_0001")
        .containsEntry("state", "RUNNING")
        .containsEntry("begin", 10_000L)
        .containsEntry("target", "deployment")
        .containsEntry("toTarget", 2_000L)
        .containsEntry("problem", "");
    assertThat(document.get("stages"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
        .hasSize(6)
        .contains(
            Map.of(
                "stage",
                "registration",
                "begin",
                11_000L,
                "end",
                11_100L,
                "duration",
                100L,
                "decisive",
                false,
                "waitedFor",
                Stage.REGISTRATION.waitedFor()));
  }

  @Test
  void peopleGetBars() {
    assertThat(text(page(STARTED, List.of())))
        .startsWith("application_1_0001 (RUNNING): its first job ran 2,000 ms after the client's")
        .containsPattern("(?m)^\\* client-start +0 +500  #{10} +Java")
        .containsPattern("(?m)^  registration +1,000 +100 {22}#{2} +the Res")
        .containsPattern("(?m)^  job +2,000 +98,988,000 +the job to end$");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    TimelinePage page = page(Timeline.empty(), List.of("a container"));

    assertThat(page.document())
        .containsEntry("toTarget", null)
        .containsEntry("waitsFor", List.of("a container"));
    assertThat(text(page))
        .isEqualTo(
            """
            application_1_0001 (RUNNING): no job has run
            Waits for:    a container
            """);
  }

  @Test
  void barsStayOnTheirScale() {
    StageBar bar = new StageBar(0, 10);
    assertThat(bar.of(new Span(Stage.JOB, 0, 10))).isEqualTo("#".repeat(StageBar.WIDTH));
    assertThat(bar.of(new Span(Stage.JOB, 0, 0))).isEqualTo("#");
    assertThat(bar.of(new Span(Stage.JOB, 9, 20))).isEqualTo(" ".repeat(36) + "####");
    assertThat(bar.of(new Span(Stage.JOB, 10, 20))).isEmpty();
    assertThat(new StageBar(5, 5).of(new Span(Stage.JOB, 5, 5))).isEqualTo("#");
  }

  private static TimelinePage page(Timeline timeline, List<String> waitsFor) {
    ApplicationReport report = Records.newRecord(ApplicationReport.class);
    report.setApplicationId(ApplicationId.newInstance(1, 1));
    report.setName("n");
    report.setYarnApplicationState(YarnApplicationState.RUNNING);
    report.setFinalApplicationStatus(FinalApplicationStatus.UNDEFINED);
    report.setApplicationTags(Set.of());
    return new TimelinePage(
        new ApplicationView(report),
        new ApplicationTimeline(timeline, Stage.DEPLOYMENT, waitsFor),
        "");
  }

  private static String text(TimelinePage page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    page.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
