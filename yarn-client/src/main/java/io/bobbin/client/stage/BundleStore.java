package io.bobbin.client.stage;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/** The bundles on the cluster's file system. */
public final class BundleStore {
  private static final FsPermission READ_BY_ALL = new FsPermission((short) 0644);

  private final StagingArea area;
  private final AtomicUpload upload;

  public BundleStore(StagingArea area, Rollback rollback) {
    this.area = area;
    this.upload = new AtomicUpload(area.fileSystem(), rollback);
  }

  /** Uploads the bundle unless it is there. */
  public StagedFile ensure(LocalBundle bundle) throws IOException {
    Path target = new Path(area.bundles(), bundle.name());
    Optional<FileStatus> present = upload.find(target, bundle.size());
    if (present.isPresent()) {
      return staged(present.get(), 0);
    }
    FileStatus uploaded =
        upload.upload(
            () -> Files.newInputStream(bundle.path()), target, bundle.size(), READ_BY_ALL);
    return staged(uploaded, bundle.size());
  }

  private StagedFile staged(FileStatus status, long uploaded) throws IOException {
    return StagedFile.of(
        area.fileSystem(), status, ContainerLayout.BUNDLE, LaunchFile.Kind.ARCHIVE, uploaded);
  }
}
