package io.bobbin.client.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTimelineTest {
  private static final ApplicationId ID = ApplicationId.newInstance(1, 1);

  @TempDir Path directory;

  @Test
  void isReadIfItIsThere() throws IOException {
    StagingArea area =
        StagingArea.of(
            new Configuration(), Map.of("yarn.staging-directory", directory.toUri().toString()));
    assertThat(KeptTimeline.read(area, ID)).isEmpty();

    Path file = Path.of(Timeline.location(area.application(ID.toString()).toUri()));
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertThat(KeptTimeline.read(area, ID)).isEmpty();
    Files.writeString(file, "job=5");
    assertThat(KeptTimeline.read(area, ID)).contains(Timeline.empty().with(Stage.JOB, 5));
    Files.writeString(file, "half a");
    assertThatIOException()
        .isThrownBy(() -> KeptTimeline.read(area, ID))
        .withMessageContaining("is damaged");
  }
}
