package io.bobbin.client.stage;

import io.bobbin.launch.LaunchFile.Visibility;
import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;

/**
 * Finds out whether a NodeManager may share a file between users, by the rule of YARN's {@code
 * FSDownload}: everyone may read the file and pass through every directory above it.
 */
final class PublicAccess {
  private PublicAccess() {}

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

  private static boolean permits(FileStatus status, FsAction action) {
    return status.getPermission().getOtherAction().implies(action);
  }
}
