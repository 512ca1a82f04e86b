package io.bobbin.client.stage;

import io.bobbin.launch.LaunchFile;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many replicas staged files have, so that many nodes can fetch them at the same time. */
public final class Replication {
  private static final Logger LOG = LoggerFactory.getLogger(Replication.class);

  private final StagingArea area;
  private final short replicas;

  /**
   * @param replicas that each file is to have at least
   */
  public Replication(StagingArea area, int replicas) {
    this.area = area;
    this.replicas = (short) replicas;
  }

  /**
   * Raises the replication of files in the staging area. It is never lowered: a bundle is there for
   * other applications, too. Those that others gave, and may not be changed, stay as they are.
   */
  public void ensure(List<LaunchFile> files) {
    FileSystem fileSystem = area.fileSystem();
    for (LaunchFile file : files) {
      Path path = new Path(file.source());
      try {
        if (area.contains(path) && fileSystem.getFileStatus(path).getReplication() < replicas) {
          fileSystem.setReplication(path, replicas);
        }
      } catch (IOException e) {
        LOG.warn("The replication of {} could not be raised to {}", path, replicas, e);
      }
    }
  }
}
