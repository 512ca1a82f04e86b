package io.bobbin.client.stage;

import io.bobbin.launch.LaunchFile.Visibility;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;

/** Finds out what everyone may do with a file. */
final class PublicAccess {
  private PublicAccess() {}

  /**
   * Whether a NodeManager may share the file between users, by the rule of YARN's {@code
   * FSDownload}: everyone may read the file and pass through every directory above it.
   */
  static Visibility visibility(FileSystem fileSystem, FileStatus file) throws IOException {
    if (!permits(file, FsAction.READ)) {
      return Visibility.PRIVATE;
    }
    for (Path directory = file.getPath().getParent();
        directory != null;
        directory = directory.getParent()) {
      if (!permits(fileSystem.getFileStatus(directory), FsAction.EXECUTE)) {
        return Visibility.PRIVATE;
      }
    }
    return Visibility.PUBLIC;
  }

  /**
   * What keeps files in a directory from being shared by users who do not trust each other: that
   * somebody may not pass through it or one above it, or that anybody may put another file there,
   * which all would run.
   *
   * @return as a sentence without its end; empty if nothing does
   */
  static Optional<String> obstacle(FileSystem fileSystem, Path directory) throws IOException {
    for (Path path = directory; path != null; path = path.getParent()) {
      FileStatus status = fileSystem.getFileStatus(path);
      if (!permits(status, FsAction.EXECUTE)) {
        return Optional.of("not everyone may pass through " + described(path, status));
      }
      if (permits(status, FsAction.WRITE)) {
        return Optional.of("everyone may write " + described(path, status));
      }
    }
    return Optional.empty();
  }

  static boolean permits(FileStatus status, FsAction action) {
    return status.getPermission().getOtherAction().implies(action);
  }

  private static String described(Path path, FileStatus status) {
    return path.toUri().getPath() + " (" + status.getOwner() + ", " + status.getPermission() + ")";
  }
}
