package io.bobbin.client.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.stage.StagingArea;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final ApplicationId OWN = ApplicationId.newInstance(7, 100);
  private static final ApplicationId OTHER = ApplicationId.newInstance(7, 1);

  @TempDir Path directory;

  private StagingArea area;
  private final List<ApplicationId> asked = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    area =
        StagingArea.of(
            new Configuration(), Map.of("yarn.staging-directory", directory.toUri().toString()));
    area.prepare();
    area.prepareApplication(OWN.toString());
    area.prepareApplication(OTHER.toString());
  }

  @Test
  void whatIsOverGoesAndWhatRunsStays() throws IOException {
    remove(Duration.ZERO, Optional.of(report(YarnApplicationState.RUNNING)));
    assertThat(area.applications()).containsOnlyKeys(OWN, OTHER);

    remove(Duration.ZERO, Optional.of(report(YarnApplicationState.KILLED)));
    assertThat(area.applications()).containsOnlyKeys(OWN);
    assertThat(asked).containsOnly(OTHER);
  }

  @Test
  void unknownOneMayBeAboutToBeSubmitted() throws IOException {
    remove(Duration.ofMinutes(5), Optional.empty());
    assertThat(area.applications()).containsOnlyKeys(OWN, OTHER);

    remove(Duration.ofMinutes(20), Optional.empty());
    assertThat(area.applications()).containsOnlyKeys(OWN);
  }

  @Test
  void unknownOneMayBeAnotherClusters() throws IOException {
    ApplicationId foreign = ApplicationId.newInstance(8, 1);
    area.prepareApplication(foreign.toString());
    area.prepareApplication("something");

    remove(Duration.ofDays(100), Optional.empty());

    assertThat(area.applications()).containsOnlyKeys(OWN, foreign);
  }

  @Test
  void neverFailsAndAsksOfAFewOnly() throws IOException {
    for (int i = 0; i < 50; i++) {
      area.prepareApplication(ApplicationId.newInstance(7, i).toString());
    }
    remove(Duration.ZERO, Optional.of(report(YarnApplicationState.RUNNING)));
    assertThat(asked).hasSize(20);

    new Leftovers(
            area,
            id -> {
              throw new BobbinException(ExitCode.UNREACHABLE, "YARN does not answer.");
            },
            Clock.systemUTC())
        .remove(OWN);
    area.fileSystem().delete(area.application("x").getParent(), true);
    remove(Duration.ZERO, Optional.empty());
  }

  private void remove(Duration later, Optional<ApplicationReport> report) {
    new Leftovers(
            area,
            id -> {
              asked.add(id);
              return report;
            },
            Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC))
        .remove(OWN);
  }

  private static ApplicationReport report(YarnApplicationState state) {
    ApplicationReport report = Records.newRecord(ApplicationReport.class);
    report.setApplicationId(OTHER);
    report.setYarnApplicationState(state);
    report.setFinalApplicationStatus(FinalApplicationStatus.UNDEFINED);
    return report;
  }
}
