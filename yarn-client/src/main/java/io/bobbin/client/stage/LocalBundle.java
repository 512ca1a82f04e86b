package io.bobbin.client.stage;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bundle of this installation. Its name holds the hash of its content, which was computed when
 * it was built.
 *
 * @param path where it is
 * @param size in bytes
 */
public record LocalBundle(Path path, long size) {
  private static final String NAMES = "bobbin-bundle-*.tar";

  /**
   * Finds the bundle of an installation.
   *
   * @throws BobbinException if there is none, or more than one
   */
  public static LocalBundle find(Path home) throws IOException {
    Path directory = home.resolve("bundle");
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, NAMES)) {
        files.forEach(found::add);
      }
    }
    if (found.size() != 1) {
      throw new BobbinException(
          ExitCode.USAGE,
          (found.isEmpty() ? "There is no " : "There is more than one ")
              + NAMES
              + " in "
              + directory
              + ". Build the installation with 'mvn clean package -DskipTests' or set BOBBIN_HOME.");
    }
    return new LocalBundle(found.get(0), Files.size(found.get(0)));
  }

  public String name() {
    return path.getFileName().toString();
  }

  /** The hash of its content, as its name has it. */
  public String hash() {
    return StoredBundle.hashIn(name()).orElseThrow();
  }
}
