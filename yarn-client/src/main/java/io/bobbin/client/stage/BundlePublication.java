package io.bobbin.client.stage;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.RemoteReason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * Puts a bundle where all users' clients find it and nodes share it between them. What is made on
 * the way is taken back by the {@link Rollback}, which the caller runs if this fails.
 */
public final class BundlePublication {
  private static final FsPermission PASSED_BY_ALL = new FsPermission((short) 0755);

  private final PublishedBundles target;
  private final FileSystem fileSystem;
  private final Rollback rollback;

  public BundlePublication(PublishedBundles target, Rollback rollback) {
    this.target = target;
    this.fileSystem = target.fileSystem();
    this.rollback = rollback;
  }

  /**
   * Makes the directory, and those above it, unless they are there.
   *
   * @throws BobbinException if this user may not, or not everyone could use what is put there
   */
  public void prepare() throws IOException {
    try {
      makeDirectories();
      Optional<String> obstacle = PublicAccess.obstacle(fileSystem, target.directory());
      if (obstacle.isPresent()) {
        throw refused(
            "Bundles in "
                + target.directory()
                + " could not be shared: "
                + obstacle.get()
                + ". It and all directories above it must be such that everyone may pass through"
                + " them, but not write, as with mode 755. Change that, or name another directory"
                + " with --to.",
            null);
      }
    } catch (AccessControlException e) {
      throw notPermitted(e);
    }
  }

  /**
   * Uploads the bundle unless it is there, after {@link #prepare}.
   *
   * @throws BobbinException if this user may not
   */
  public StagedFile publish(LocalBundle bundle) throws IOException {
    try {
      BundleStore store = target.store(rollback);
      StagedFile file = store.ensure(bundle);
      FileStatus status = fileSystem.getFileStatus(store.place(bundle));
      if (!status.getPermission().equals(BundleStore.READ_BY_ALL)) {
        fileSystem.setPermission(store.place(bundle), BundleStore.READ_BY_ALL);
      }
      return file;
    } catch (AccessControlException e) {
      throw notPermitted(e);
    }
  }

  private void makeDirectories() throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path path = target.directory(); path != null; path = path.getParent()) {
      Optional<FileStatus> status = find(path);
      if (status.isPresent() && !status.get().isDirectory()) {
        throw notADirectory(path);
      }
      if (status.isPresent()) {
        break;
      }
      missing.push(path);
    }
    for (Path path : missing) {
      rollback.push(() -> fileSystem.delete(path, false));
      fileSystem.mkdirs(path);
      // Whatever this user's umask is.
      fileSystem.setPermission(path, PASSED_BY_ALL);
    }
  }

  private Optional<FileStatus> find(Path path) throws IOException {
    try {
      return Optional.of(fileSystem.getFileStatus(path));
    } catch (FileNotFoundException | ParentNotDirectoryException e) {
      return Optional.empty();
    }
  }

  private static BobbinException notADirectory(Path path) {
    return refused(path + " is a file. Name a directory with --to.", null);
  }

  private BobbinException notPermitted(AccessControlException e) throws IOException {
    return refused(
        "The user "
            + UserGroupInformation.getCurrentUser().getShortUserName()
            + " may not publish in "
            + target.directory()
            + " ("
            + RemoteReason.of(e)
            + "). Have an administrator of the file system do it, or name another directory with"
            + " --to.",
        e);
  }

  private static BobbinException refused(String message, Throwable cause) {
    return new BobbinException(ExitCode.USAGE, message, cause);
  }
}
