package io.bobbin.client.stage;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.RemoteReason;
import io.bobbin.launch.EpochLayout;
import io.bobbin.launch.InvalidSettingException;
import io.bobbin.launch.Settings;
import io.bobbin.launch.timeline.Timeline;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * Bobbin's directory on the cluster's file system: bundles and jars, which stay, a directory for
 * each application, which goes with it, and the archive of what ended, which is kept for a while.
 */
public final class StagingArea {
  private static final FsPermission OWNER_ONLY = new FsPermission((short) 0700);
  private static final FsPermission LISTED_BY_ALL = new FsPermission((short) 0755);

  private final FileSystem fileSystem;
  private final Path root;

  private StagingArea(FileSystem fileSystem, Path root) {
    this.fileSystem = fileSystem;
    this.root = root;
  }

  /** The staging area that the configuration names; nothing is done yet. */
  public static StagingArea of(
      org.apache.hadoop.conf.Configuration hadoop, Map<String, String> configuration)
      throws IOException {
    return of(hadoop, configuration, UserGroupInformation.getCurrentUser().getShortUserName());
  }

  /** The staging area of a user, who need not be the one who asks. */
  public static StagingArea of(
      org.apache.hadoop.conf.Configuration hadoop, Map<String, String> configuration, String user)
      throws IOException {
    Optional<String> configured = Settings.STAGING_DIRECTORY.find(configuration);
    try {
      Path base =
          configured.isPresent()
              // A directory of its own for each user, so that one setting serves them all.
              ? new Path(path(configured.get()), user)
              : home(FileSystem.get(hadoop), user);
      FileSystem fileSystem = base.getFileSystem(hadoop);
      return new StagingArea(fileSystem, fileSystem.makeQualified(new Path(base, ".bobbin")));
    } catch (UnsupportedFileSystemException e) {
      throw notADirectory(configured.orElse(FileSystem.getDefaultUri(hadoop).toString()));
    }
  }

  private static Path home(FileSystem fileSystem, String user) throws IOException {
    Path own = fileSystem.getHomeDirectory();
    return user.equals(UserGroupInformation.getCurrentUser().getShortUserName())
        ? own
        : new Path(own.getParent(), user);
  }

  /** The URL by which the file system of the staging area is known. */
  public static URI fileSystem(
      org.apache.hadoop.conf.Configuration hadoop, Map<String, String> configuration) {
    return Settings.STAGING_DIRECTORY
        .find(configuration)
        .map(configured -> path(configured).toUri())
        .filter(url -> url.getScheme() != null)
        .orElseGet(() -> FileSystem.getDefaultUri(hadoop));
  }

  private static Path path(String configured) {
    try {
      return new Path(configured);
    } catch (IllegalArgumentException e) {
      throw notADirectory(configured);
    }
  }

  private static InvalidSettingException notADirectory(String configured) {
    return new InvalidSettingException(
        Settings.STAGING_DIRECTORY.key(), configured, "a directory on a file system of Hadoop's");
  }

  public FileSystem fileSystem() {
    return fileSystem;
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** Where bundles are. */
  public Path bundles() {
    return new Path(root, "bundles");
  }

  /** Where jars are, each in a directory named for its content. */
  public Path jars() {
    return new Path(root, "jars");
  }

  /** Where Flink archives the jobs that ended, unless another directory is configured. */
  public Path archive() {
    return new Path(root, "archive");
  }

  /** Where the timelines of applications are. */
  public Path timelines() {
    return new Path(root, Timeline.DIRECTORY);
  }

  /** The timeline of an application, which is kept like what it archived. */
  public Path timeline(String applicationId) {
    return new Path(timelines(), applicationId);
  }

  /** What belongs to one application alone. */
  public Path application(String applicationId) {
    return new Path(applicationsDirectory(), applicationId);
  }

  private Path applicationsDirectory() {
    return new Path(root, "applications");
  }

  /**
   * The names of what is in it; none if it is not there yet.
   *
   * @throws BobbinException if the user may not look
   */
  public Set<String> content() throws IOException {
    try {
      return Arrays.stream(fileSystem.listStatus(root))
          .map(file -> file.getPath().getName())
          .collect(Collectors.toSet());
    } catch (FileNotFoundException e) {
      return Set.of();
    } catch (AccessControlException e) {
      throw notPermitted(e);
    }
  }

  /** Makes the directories that are not there yet. */
  public StagingArea prepare() throws IOException {
    return prepare(content());
  }

  /**
   * Makes the directories that are not there yet. One that exists keeps its permissions: its owner
   * may have opened it so that nodes share the bundle between users.
   *
   * @param present what was in it a moment ago, so that nobody is asked again
   * @return this
   * @throws BobbinException if the user may not write there
   */
  public StagingArea prepare(Set<String> present) throws IOException {
    try {
      if (present.isEmpty()) {
        fileSystem.mkdirs(root, OWNER_ONLY);
      }
      for (Path directory : List.of(bundles(), jars(), applicationsDirectory(), archive())) {
        if (!present.contains(directory.getName())) {
          fileSystem.mkdirs(directory, directory.equals(bundles()) ? LISTED_BY_ALL : OWNER_ONLY);
        }
      }
    } catch (AccessControlException e) {
      throw notPermitted(e);
    }
    return this;
  }

  private BobbinException notPermitted(AccessControlException e) throws IOException {
    return new BobbinException(
        ExitCode.USAGE,
        "The user "
            + UserGroupInformation.getCurrentUser().getShortUserName()
            + " may not make or use "
            + root
            + " ("
            + RemoteReason.of(e)
            + "). Have the directory "
            + root.getParent()
            + " made and given to this user, or set yarn.staging-directory to one that the user"
            + " may write.",
        e);
  }

  /** The applications that have a directory, with the time of its last change. */
  public Map<ApplicationId, Instant> applications() throws IOException {
    Map<ApplicationId, Instant> applications = new HashMap<>();
    for (FileStatus status : fileSystem.listStatus(applicationsDirectory())) {
      try {
        applications.put(
            ApplicationId.fromString(status.getPath().getName()),
            Instant.ofEpochMilli(status.getModificationTime()));
      } catch (IllegalArgumentException e) {
        // Somebody else's.
      }
    }
    return applications;
  }

  /** Makes an application's directory, and in it that of the epoch before its first attempt. */
  public Path prepareApplication(String applicationId) throws IOException {
    Path directory = application(applicationId);
    Path epochs = new Path(EpochLayout.epochs(directory.toUri()));
    fileSystem.mkdirs(new Path(epochs, EpochLayout.name(0)), OWNER_ONLY);
    return directory;
  }

  /** Removes what belongs to an application, if it is there. */
  public void removeApplication(String applicationId) throws IOException {
    fileSystem.delete(application(applicationId), true);
  }
}
