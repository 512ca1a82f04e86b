package io.bobbin.client.stage;

import io.bobbin.launch.LaunchFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** A file that only one application needs: it is in its directory and goes with it. */
public final class ApplicationFile {
  private static final FsPermission OWNER_ONLY = new FsPermission((short) 0600);

  private ApplicationFile() {}

  /**
   * Uploads a local file.
   *
   * @param link its name in the application's directory and in the containers
   */
  public static StagedFile stage(
      Path local, String link, FileSystem fileSystem, org.apache.hadoop.fs.Path directory)
      throws IOException {
    try (InputStream content = Files.newInputStream(local)) {
      return stage(content, link, fileSystem, directory);
    }
  }

  static StagedFile stage(
      InputStream content, String link, FileSystem fileSystem, org.apache.hadoop.fs.Path directory)
      throws IOException {
    org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(directory, link);
    try (FSDataOutputStream output =
        fileSystem.createFile(target).recursive().overwrite(true).permission(OWNER_ONLY).build()) {
      content.transferTo(output);
    }
    FileStatus status = fileSystem.getFileStatus(target);
    return new StagedFile(
        new LaunchFile(
            link,
            status.getPath().toUri(),
            status.getLen(),
            status.getModificationTime(),
            LaunchFile.Kind.FILE,
            LaunchFile.Visibility.APPLICATION),
        status.getLen());
  }
}
