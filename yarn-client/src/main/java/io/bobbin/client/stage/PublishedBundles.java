package io.bobbin.client.stage;

import io.bobbin.client.cluster.RemoteReason;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.InvalidSettingException;
import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.Settings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;

/**
 * The directory where an administrator publishes bundles for all users. A client that does not find
 * its own there goes on without.
 */
public final class PublishedBundles {
  private final FileSystem fileSystem;
  private final Path directory;
  private final boolean expected;

  /**
   * What a client found.
   *
   * @param bundle what containers get
   * @param notice why it is not used although it might be expected, as a sentence
   */
  public record Answer(Optional<StagedFile> bundle, Optional<String> notice) {
    /** Nothing is there, and nobody said that there is. */
    public static final Answer NONE = new Answer(Optional.empty(), Optional.empty());

    static Answer notUsed(String why) {
      return new Answer(Optional.empty(), Optional.of(why + ". Your own copy is used."));
    }
  }

  /**
   * @param expected whether somebody said that bundles are there
   */
  PublishedBundles(FileSystem fileSystem, Path directory, boolean expected) {
    this.fileSystem = fileSystem;
    this.directory = directory;
    this.expected = expected;
  }

  /**
   * The directory that the configuration names; empty if none is to be looked at.
   *
   * @throws InvalidSettingException if it cannot be one
   */
  public static Optional<PublishedBundles> of(Configuration hadoop, Map<String, String> settings)
      throws IOException {
    String configured = Settings.BUNDLE_DIRECTORY.get(settings);
    return configured.isBlank()
        ? Optional.empty()
        : Optional.of(
            in(configured, hadoop, settings.containsKey(Settings.BUNDLE_DIRECTORY.key())));
  }

  private static PublishedBundles in(String configured, Configuration hadoop, boolean expected)
      throws IOException {
    Path directory = path(configured);
    try {
      FileSystem fileSystem = directory.getFileSystem(hadoop);
      return new PublishedBundles(fileSystem, fileSystem.makeQualified(directory), expected);
    } catch (UnsupportedFileSystemException e) {
      throw notADirectory(configured);
    }
  }

  /** The URL of the file system that the configured directory is on, if there is one. */
  public static Optional<URI> fileSystem(Configuration hadoop, Map<String, String> settings) {
    return Optional.of(Settings.BUNDLE_DIRECTORY.get(settings))
        .filter(configured -> !configured.isBlank())
        .map(configured -> path(configured).toUri())
        .map(url -> url.getScheme() == null ? FileSystem.getDefaultUri(hadoop) : url);
  }

  private static Path path(String configured) {
    try {
      Path path = new Path(configured.strip());
      if (path.isUriPathAbsolute()) {
        return path;
      }
    } catch (IllegalArgumentException e) {
      // As one that is not absolute.
    }
    throw notADirectory(configured);
  }

  private static InvalidSettingException notADirectory(String configured) {
    return new InvalidSettingException(
        Settings.BUNDLE_DIRECTORY.key(),
        configured,
        "the absolute path of a directory on a file system of Hadoop's");
  }

  /** Looks for a bundle, without ever failing because it is not there or not allowed. */
  public Answer find(LocalBundle bundle) throws IOException {
    Path path = new Path(directory, bundle.name());
    try {
      FileStatus file = fileSystem.getFileStatus(path);
      Optional<String> obstacle = obstacle(file, bundle);
      return obstacle.isPresent()
          ? Answer.notUsed(path + " cannot be used: " + obstacle.get())
          : new Answer(Optional.of(staged(file)), Optional.empty());
    } catch (FileNotFoundException e) {
      return unlessExpected(directory + " does not hold the bundle of this client");
    } catch (AccessControlException | RemoteException e) {
      return unlessExpected(directory + " cannot be looked at: " + RemoteReason.of(e));
    }
  }

  private Optional<String> obstacle(FileStatus file, LocalBundle bundle) throws IOException {
    if (file.getLen() != bundle.size()) {
      return Optional.of("it is not what its name says");
    }
    return PublicAccess.permits(file, FsAction.READ)
        ? PublicAccess.obstacle(fileSystem, directory)
        : Optional.of("not everyone may read it");
  }

  private Answer unlessExpected(String why) {
    return expected ? Answer.notUsed(why) : Answer.NONE;
  }

  private static StagedFile staged(FileStatus file) {
    return new StagedFile(
        new LaunchFile(
            ContainerLayout.BUNDLE,
            file.getPath().toUri(),
            file.getLen(),
            file.getModificationTime(),
            LaunchFile.Kind.ARCHIVE,
            LaunchFile.Visibility.PUBLIC),
        0);
  }

  public FileSystem fileSystem() {
    return fileSystem;
  }

  public Path directory() {
    return directory;
  }

  /** The bundles that are there. */
  public BundleStore store(Rollback rollback) {
    return new BundleStore(fileSystem, directory, rollback);
  }
}
