package io.bobbin.client.stage;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;

/** The bundles in one directory on the cluster's file system. */
public final class BundleStore {
  static final FsPermission READ_BY_ALL = new FsPermission((short) 0644);

  private final FileSystem fileSystem;
  private final Path directory;
  private final AtomicUpload upload;

  BundleStore(FileSystem fileSystem, Path directory, Rollback rollback) {
    this.fileSystem = fileSystem;
    this.directory = directory;
    this.upload = new AtomicUpload(fileSystem, rollback);
  }

  /** The user's own. */
  public static BundleStore own(StagingArea area, Rollback rollback) {
    return new BundleStore(area.fileSystem(), area.bundles(), rollback);
  }

  /** Where a bundle is, or would be. */
  public Path place(LocalBundle bundle) {
    return new Path(directory, bundle.name());
  }

  /** Uploads the bundle unless it is there. */
  public StagedFile ensure(LocalBundle bundle) throws IOException {
    Optional<FileStatus> present = find(bundle);
    if (present.isPresent()) {
      return staged(present.get(), 0);
    }
    FileStatus uploaded =
        upload.upload(
            () -> Files.newInputStream(bundle.path()), place(bundle), bundle.size(), READ_BY_ALL);
    return staged(uploaded, bundle.size());
  }

  Optional<FileStatus> find(LocalBundle bundle) throws IOException {
    return upload.find(place(bundle), bundle.size());
  }

  private StagedFile staged(FileStatus status, long uploaded) throws IOException {
    return StagedFile.of(
        fileSystem, status, ContainerLayout.BUNDLE, LaunchFile.Kind.ARCHIVE, uploaded);
  }

  /** All that are there; none if the directory is not, or may not be looked at. */
  public List<StoredBundle> list() throws IOException {
    try {
      return Arrays.stream(fileSystem.listStatus(directory))
          .flatMap(file -> StoredBundle.of(file).stream())
          .toList();
    } catch (FileNotFoundException | AccessControlException e) {
      return List.of();
    }
  }

  /** Whether this user may remove bundles. */
  public boolean mayRemove() throws IOException {
    try {
      fileSystem.access(directory, FsAction.WRITE_EXECUTE);
      return true;
    } catch (FileNotFoundException | AccessControlException e) {
      return false;
    }
  }

  /** Removes a bundle, if it is still there. */
  public void remove(StoredBundle bundle) throws IOException {
    fileSystem.delete(bundle.path(), false);
  }
}
