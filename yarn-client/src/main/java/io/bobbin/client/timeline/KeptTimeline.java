package io.bobbin.client.timeline;

import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.timeline.Timeline;
import io.bobbin.launch.timeline.TimelineFormat;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** The timeline that an application master has written down. */
public final class KeptTimeline {
  private KeptTimeline() {}

  /**
   * Reads it.
   *
   * @return empty if it has not been written yet, or was removed since
   * @throws IOException if it cannot be read
   */
  public static Optional<Timeline> read(StagingArea area, ApplicationId application)
      throws IOException {
    Path path = area.timeline(application.toString());
    try (var file = area.fileSystem().open(path)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      // It is being written at this moment.
      return text.isEmpty() ? Optional.empty() : Optional.of(TimelineFormat.read(text));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(path + " is damaged: " + e.getMessage(), e);
    }
  }
}
