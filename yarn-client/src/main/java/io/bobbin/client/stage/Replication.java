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

  private final FileSystem fileSystem;
  private final Path directory;
  private final short replicas;

  /**
   * @param directory whose files are meant, at any depth
   * @param replicas that each file is to have at least
   */
  public Replication(FileSystem fileSystem, Path directory, int replicas) {
    this.fileSystem = fileSystem;
    this.directory = directory;
    this.replicas = (short) replicas;
  }

  /**
   * Raises the replication of files in the directory. It is never lowered: a bundle is there for
   * other applications, too. Those that others gave, and may not be changed, stay as they are.
   */
  public void ensure(List<LaunchFile> files) {
    for (LaunchFile file : files) {
      Path path = new Path(file.source());
      try {
        if (contains(path) && fileSystem.getFileStatus(path).getReplication() < replicas) {
          fileSystem.setReplication(path, replicas);
        }
      } catch (IOException e) {
        LOG.warn("The replication of {} could not be raised to {}", path, replicas, e);
      }
    }
  }

  private boolean contains(Path file) {
    return file.toUri().toString().startsWith(directory.toUri() + Path.SEPARATOR);
  }
}
