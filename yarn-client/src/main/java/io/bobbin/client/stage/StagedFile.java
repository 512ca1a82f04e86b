package io.bobbin.client.stage;

import io.bobbin.launch.LaunchFile;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file that is in its place.
 *
 * @param file as containers get it
 * @param uploaded bytes that were sent for it; 0 if it was there
 */
public record StagedFile(LaunchFile file, long uploaded) {
  /** A file that containers get from where it is. */
  public static StagedFile inPlace(URI url, Configuration hadoop, String link, LaunchFile.Kind kind)
      throws IOException {
    Path path = new Path(url);
    FileSystem fileSystem = path.getFileSystem(hadoop);
    return of(fileSystem, fileSystem.getFileStatus(fileSystem.makeQualified(path)), link, kind, 0);
  }

  static StagedFile of(
      FileSystem fileSystem, FileStatus status, String link, LaunchFile.Kind kind, long uploaded)
      throws IOException {
    return new StagedFile(
        new LaunchFile(
            link,
            status.getPath().toUri(),
            status.getLen(),
            status.getModificationTime(),
            kind,
            PublicAccess.visibility(fileSystem, status)),
        uploaded);
  }
}
