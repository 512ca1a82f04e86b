package io.bobbin.am.timeline;

import io.bobbin.launch.timeline.Timeline;
import io.bobbin.launch.timeline.TimelineFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the timeline is kept for those who ask for it. An application does as well without. */
public final class TimelineFile implements Consumer<Timeline> {
  private static final Logger LOG = LoggerFactory.getLogger(TimelineFile.class);
  private static final FsPermission OWNER_ONLY = new FsPermission((short) 0600);

  private final Path path;
  private final Configuration hadoop;

  public TimelineFile(URI stagingDirectory, Configuration hadoop) {
    this.path = new Path(Timeline.location(stagingDirectory));
    this.hadoop = hadoop;
  }

  @Override
  public void accept(Timeline timeline) {
    try (FSDataOutputStream file =
        path.getFileSystem(hadoop)
            .createFile(path)
            .permission(OWNER_ONLY)
            .recursive()
            .overwrite(true)
            .build()) {
      file.write(TimelineFormat.write(timeline).getBytes(StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      LOG.warn("Could not write {}", path, e);
    }
  }
}
