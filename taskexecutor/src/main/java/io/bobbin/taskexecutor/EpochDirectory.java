package io.bobbin.taskexecutor;

import io.bobbin.launch.EpochLayout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the application's masters say which of them leads. Costs nothing until somebody looks. */
final class EpochDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(EpochDirectory.class);

  private final URI stagingDirectory;
  private final Map<String, String> hadoopProperties;
  private Optional<FileSystem> opened = Optional.empty();

  /**
   * @param hadoopProperties what the configuration says besides Hadoop's own
   */
  EpochDirectory(URI stagingDirectory, Map<String, String> hadoopProperties) {
    this.stagingDirectory = stagingDirectory;
    this.hadoopProperties = hadoopProperties;
  }

  /**
   * Looks for an epoch above this one.
   *
   * @param served that of the worker's master
   */
  Sighting look(int served) {
    Path epochs = new Path(EpochLayout.epochs(stagingDirectory));
    try {
      FileSystem fileSystem = open();
      try {
        int latest = served;
        for (FileStatus directory : fileSystem.listStatus(epochs)) {
          OptionalInt epoch = EpochLayout.epoch(directory.getPath().getName());
          latest = Math.max(latest, epoch.orElse(0));
        }
        return latest == served
            ? new Sighting.Nothing()
            : new Sighting.Epoch(latest, address(fileSystem, epochs, latest));
      } catch (FileNotFoundException e) {
        // Without high availability there are no epochs.
        return fileSystem.exists(new Path(stagingDirectory))
            ? new Sighting.Nothing()
            : new Sighting.Gone();
      }
    } catch (IOException e) {
      LOG.info("Could not look for a master in {}: {}", epochs, e.toString());
      return new Sighting.Nothing();
    }
  }

  private FileSystem open() throws IOException {
    if (opened.isEmpty()) {
      Configuration hadoop = new Configuration();
      hadoopProperties.forEach(hadoop::set);
      opened = Optional.of(FileSystem.get(stagingDirectory, hadoop));
    }
    return opened.get();
  }

  private static Optional<String> address(FileSystem fileSystem, Path epochs, int epoch)
      throws IOException {
    Path control = new Path(new Path(epochs, EpochLayout.name(epoch)), EpochLayout.CONTROL);
    try (FSDataInputStream input = fileSystem.open(control)) {
      return Optional.of(new String(input.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (FileNotFoundException e) {
      // Its master has not published it, or has been superseded meanwhile.
      return Optional.empty();
    }
  }
}
