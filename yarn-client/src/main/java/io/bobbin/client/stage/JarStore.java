package io.bobbin.client.stage;

import io.bobbin.client.check.ArchiveKind;
import io.bobbin.launch.LaunchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The users' jars and archives on the cluster's file system, each there once, whatever it is called
 * and whatever it is for: they are large, and the same ones come again and again.
 */
public final class JarStore {
  private static final FsPermission OWNER_ONLY = new FsPermission((short) 0600);

  /**
   * What every jar is called there, whatever the user calls it: Hadoop's paths take no colon. An
   * archive keeps its ending, by which YARN knows how to unpack it.
   */
  private static final String NAME = "program.jar";

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
   * @param link where containers have it
   */
  public StagedFile ensure(java.nio.file.Path jar, String hash, String link) throws IOException {
    return ensure(jar, new Path(new Path(area.jars(), hash), NAME), link, LaunchFile.Kind.FILE);
  }

  /** Uploads an archive, which YARN is to unpack, likewise. */
  public StagedFile ensureArchive(java.nio.file.Path archive, String hash, String link)
      throws IOException {
    String name = "archive" + ArchiveKind.of(archive.getFileName().toString()).orElseThrow();
    return ensure(
        archive, new Path(new Path(area.jars(), hash), name), link, LaunchFile.Kind.ARCHIVE);
  }

  private StagedFile ensure(java.nio.file.Path file, Path target, String link, LaunchFile.Kind kind)
      throws IOException {
    long size = Files.size(file);
    Optional<FileStatus> present = upload.find(target, size);
    if (present.isPresent()) {
      return StagedFile.of(area.fileSystem(), present.get(), link, kind, 0);
    }
    // Fails, and rightly so, if the same file is there already.
    Rollback.Step removal =
        rollback.push(() -> area.fileSystem().delete(target.getParent(), false));
    FileStatus uploaded = upload.upload(() -> Files.newInputStream(file), target, size, OWNER_ONLY);
    rollback.forget(removal);
    return StagedFile.of(area.fileSystem(), uploaded, link, kind, size);
  }
}
