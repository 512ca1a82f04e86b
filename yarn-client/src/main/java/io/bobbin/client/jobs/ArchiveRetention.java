package io.bobbin.client.jobs;

import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.Settings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Bobbin's own archive from growing for ever: what ended long ago is removed by the user's
 * next submission. An archive that is configured elsewhere is its owner's business.
 */
public final class ArchiveRetention {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveRetention.class);

  private final FileSystem fileSystem;
  private final Path archive;
  private final Path timelines;
  private final Instant oldest;

  ArchiveRetention(StagingArea area, Duration retention, Clock clock) {
    this.fileSystem = area.fileSystem();
    this.archive = area.archive();
    this.timelines = area.timelines();
    this.oldest = clock.instant().minus(retention);
  }

  public static ArchiveRetention of(StagingArea area, Map<String, String> configuration) {
    return new ArchiveRetention(
        area, Settings.ARCHIVE_RETENTION.get(configuration), Clock.systemUTC());
  }

  /** Removes it beside what else is done; the process does not wait for it. */
  public void applyInBackground() {
    Thread thread = new Thread(this::apply, "Archive retention");
    thread.setDaemon(true);
    thread.start();
  }

  /** Removes it. */
  void apply() {
    try {
      for (FileStatus timeline : children(timelines)) {
        if (timeline.isFile() && isOld(timeline)) {
          fileSystem.delete(timeline.getPath(), false);
        }
      }
      for (FileStatus cluster : fileSystem.listStatus(archive)) {
        // The directory was made when its first application ended; the others are younger.
        if (cluster.isDirectory() && isOld(cluster)) {
          removeOldIn(new Path(cluster.getPath(), "applications"));
        }
      }
    } catch (IOException e) {
      // The next submission tries again.
      LOG.info("Old archives are left", e);
    }
  }

  private void removeOldIn(Path applications) throws IOException {
    int left = 0;
    for (FileStatus application : children(applications)) {
      if (isOld(application)) {
        fileSystem.delete(application.getPath(), true);
      } else {
        left++;
      }
    }
    if (left == 0) {
      removeIfEmpty(applications);
      removeIfEmpty(applications.getParent());
    }
  }

  private FileStatus[] children(Path directory) throws IOException {
    try {
      return fileSystem.listStatus(directory);
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  /** A session may archive something at this moment. */
  private void removeIfEmpty(Path directory) {
    try {
      fileSystem.delete(directory, false);
    } catch (IOException e) {
      LOG.debug("{} is not empty", directory, e);
    }
  }

  private boolean isOld(FileStatus status) {
    return Instant.ofEpochMilli(status.getModificationTime()).isBefore(oldest);
  }
}
