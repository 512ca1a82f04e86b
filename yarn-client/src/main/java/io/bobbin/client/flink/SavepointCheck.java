package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.configuration.ClientEnvironment;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Looks whether there is a savepoint before a job is started from it. */
final class SavepointCheck {
  private static final String METADATA = "_metadata";

  private SavepointCheck() {}

  /**
   * Checks the path that the job is to be restored from, if there is one.
   *
   * @throws BobbinException if there is no savepoint
   */
  static void check(Configuration configuration) throws IOException {
    Optional<String> path = configuration.getOptional(StateRecoveryOptions.SAVEPOINT_PATH);
    if (path.isEmpty()) {
      return;
    }
    try (TemporaryClassLoaderContext ignored = ClusterConnection.ownClassLoader()) {
      check(new Path(path.get()));
    }
  }

  private static void check(Path savepoint) throws IOException {
    HadoopSite site =
        HadoopSite.load(new ClientEnvironment(System.getenv()).hadoopConfigurationDirectory());
    FileSystem fileSystem;
    try {
      fileSystem = savepoint.getFileSystem(site.configuration());
    } catch (IOException e) {
      // Flink may know a file system that Hadoop does not know.
      return;
    }
    if (!fileSystem.exists(new Path(savepoint, METADATA)) && !isMetadata(fileSystem, savepoint)) {
      throw new BobbinException(
          ExitCode.USAGE,
          "There is no savepoint or retained checkpoint at "
              + fileSystem.makeQualified(savepoint)
              + ". Name the directory that holds its _metadata file.");
    }
  }

  private static boolean isMetadata(FileSystem fileSystem, Path path) throws IOException {
    return path.getName().equals(METADATA) && fileSystem.exists(path);
  }
}
