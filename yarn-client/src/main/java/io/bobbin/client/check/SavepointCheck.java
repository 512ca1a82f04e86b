package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Looks whether there is a savepoint before a job is started from it. */
public final class SavepointCheck {
  /** Flink's key, and the one that it had before. */
  private static final String KEY = "execution.state-recovery.path";

  private static final String OLD_KEY = "execution.savepoint.path";
  private static final String METADATA = "_metadata";

  private SavepointCheck() {}

  /**
   * Checks the path that the job is to be restored from, if there is one.
   *
   * @throws BobbinException if there is no savepoint
   */
  public static void check(Map<String, String> settings, Configuration hadoop) throws IOException {
    String path = settings.getOrDefault(KEY, settings.get(OLD_KEY));
    if (path == null || path.isBlank()) {
      return;
    }
    try {
      Path savepoint = new Path(path);
      FileSystem fileSystem = savepoint.getFileSystem(hadoop);
      boolean isThere =
          Stream.of(new Path(savepoint, METADATA), savepoint)
              .filter(file -> file.getName().equals(METADATA))
              .anyMatch(file -> isThere(fileSystem, file));
      if (!isThere) {
        throw new BobbinException(
            ExitCode.USAGE,
            "There is no savepoint or retained checkpoint at "
                + fileSystem.makeQualified(savepoint)
                + ". Name the directory that holds its _metadata file.");
      }
    } catch (IllegalArgumentException e) {
      throw new BobbinException(
          ExitCode.USAGE, "'" + path + "' is not the path of a savepoint: " + e.getMessage(), e);
    } catch (UnsupportedFileSystemException e) {
      // Flink may know a file system that Hadoop does not know.
      return;
    }
  }

  private static boolean isThere(FileSystem fileSystem, Path file) {
    try {
      return fileSystem.exists(file);
    } catch (IOException e) {
      throw new BobbinException(
          ExitCode.UNREACHABLE, "Could not look for " + file + ": " + e.getMessage(), e);
    }
  }
}
