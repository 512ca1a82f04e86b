package io.bobbin.client.stage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.io.IOUtils;

/**
 * Puts files into content-addressed places, where a file is either complete or not there: it is
 * written under a temporary name beside its place and then renamed.
 */
final class AtomicUpload {
  private static final int BUFFER = 1 << 17;

  /** Opens what is to be uploaded. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  private final FileSystem fileSystem;
  private final Rollback rollback;

  AtomicUpload(FileSystem fileSystem, Rollback rollback) {
    this.fileSystem = fileSystem;
    this.rollback = rollback;
  }

  /** The file, if it is there with this length. */
  Optional<FileStatus> find(Path target, long length) throws IOException {
    try {
      FileStatus status = fileSystem.getFileStatus(target);
      return Optional.of(status).filter(file -> file.isFile() && file.getLen() == length);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts a file into its place. If another client does so at the same time, either one's file is
   * used.
   *
   * @param length in bytes
   * @throws IOException if it failed; the temporary file is gone then
   */
  FileStatus upload(Source source, Path target, long length, FsPermission permission)
      throws IOException {
    Path temporary =
        new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID() + ".tmp");
    Rollback.Step removal = rollback.push(() -> fileSystem.delete(temporary, false));
    boolean renamed = false;
    try {
      try (InputStream input = source.open();
          FSDataOutputStream output = fileSystem.create(temporary, false)) {
        IOUtils.copyBytes(input, output, BUFFER, false);
      }
      fileSystem.setPermission(temporary, permission);
      renamed = rename(temporary, target);
    } finally {
      if (!renamed) {
        fileSystem.delete(temporary, false);
      }
      rollback.forget(removal);
    }
    return find(target, length)
        .orElseThrow(
            () ->
                new IOException(
                    target + " is there with another content than its name says; remove it"));
  }

  private boolean rename(Path temporary, Path target) throws IOException {
    try {
      return fileSystem.rename(temporary, target);
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    }
  }
}
