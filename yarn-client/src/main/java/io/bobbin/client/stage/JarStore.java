package io.bobbin.client.stage;

import io.bobbin.client.check.JarSource;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/** The users' jars on the cluster's file system. */
public final class JarStore {
  private static final FsPermission OWNER_ONLY = new FsPermission((short) 0600);

  /**
   * What every jar is called there and in the containers, whatever the user calls it: a NodeManager
   * writes names into a shell script, and Hadoop's paths take no colon.
   */
  private static final String NAME = "program.jar";

  /** The n-th further jar of a program. */
  private static final String FURTHER_NAME = "program-%d.jar";

  private final StagingArea area;
  private final Rollback rollback;
  private final AtomicUpload upload;

  public JarStore(StagingArea area, Rollback rollback) {
    this.area = area;
    this.rollback = rollback;
    this.upload = new AtomicUpload(area.fileSystem(), rollback);
  }

  /**
   * Uploads a jar unless it is there.
   *
   * @param hash of the content, in hexadecimal
   * @param index of the jar among those of the application, from 0
   */
  public StagedFile ensure(JarSource.Local jar, String hash, int index) throws IOException {
    long size = Files.size(jar.path());
    Path target = new Path(new Path(area.jars(), hash), NAME);
    Optional<FileStatus> present = upload.find(target, size);
    if (present.isPresent()) {
      return staged(area.fileSystem(), present.get(), index, 0);
    }
    // Fails, and rightly so, if another client has put the same jar there.
    Rollback.Step removal =
        rollback.push(() -> area.fileSystem().delete(target.getParent(), false));
    FileStatus uploaded =
        upload.upload(() -> Files.newInputStream(jar.path()), target, size, OWNER_ONLY);
    rollback.forget(removal);
    return staged(area.fileSystem(), uploaded, index, size);
  }

  /**
   * A jar that containers get from where it is.
   *
   * @param index of the jar among those of the application, from 0
   */
  public static StagedFile inPlace(JarSource.Remote jar, Configuration hadoop, int index)
      throws IOException {
    Path path = new Path(jar.uri());
    FileSystem fileSystem = path.getFileSystem(hadoop);
    return staged(fileSystem, fileSystem.getFileStatus(fileSystem.makeQualified(path)), index, 0);
  }

  private static StagedFile staged(
      FileSystem fileSystem, FileStatus status, int index, long uploaded) throws IOException {
    return new StagedFile(
        new LaunchFile(
            ContainerLayout.USER_JARS + "/" + (index == 0 ? NAME : FURTHER_NAME.formatted(index)),
            status.getPath().toUri(),
            status.getLen(),
            status.getModificationTime(),
            LaunchFile.Kind.FILE,
            PublicAccess.visibility(fileSystem, status)),
        uploaded);
  }
}
