package io.bobbin.client.submit;

import io.bobbin.client.check.JarSource;
import io.bobbin.client.check.ShippedFile;
import io.bobbin.client.stage.ApplicationFile;
import io.bobbin.client.stage.JarStore;
import io.bobbin.client.stage.StagedFile;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Puts the user's files into their places. Jars and archives are kept by their content. What else
 * there is goes with the application: it is small, changes, and may be nobody else's business.
 */
final class UserFilesStaging {
  private final JarStore store;
  private final Map<URI, String> hashes;
  private final Configuration hadoop;

  /**
   * @param hashes of the contents of what is kept by it
   */
  UserFilesStaging(JarStore store, Map<URI, String> hashes, Configuration hadoop) {
    this.store = store;
    this.hashes = hashes;
    this.hadoop = hadoop;
  }

  /** The jars with classes of the user's. */
  List<StagedFile> jars(UserFiles files) throws IOException {
    List<StagedFile> staged = new ArrayList<>();
    for (Map.Entry<String, JarSource> jar : files.jarsByLink().entrySet()) {
      staged.add(jar(jar.getValue(), jar.getKey()));
    }
    return staged;
  }

  /** Flink's jar that only this program needs. */
  Optional<StagedFile> optionalPart(UserFiles files) throws IOException {
    if (files.optionalPart().isEmpty()) {
      return Optional.empty();
    }
    Path jar = files.optionalPart().get();
    return Optional.of(
        jar(new JarSource.Local(jar), ContainerLayout.OPTIONAL_PARTS + "/" + jar.getFileName()));
  }

  /**
   * What is shipped.
   *
   * @param directory the application's
   */
  List<StagedFile> shipped(
      UserFiles files, FileSystem fileSystem, org.apache.hadoop.fs.Path directory)
      throws IOException {
    List<StagedFile> staged = new ArrayList<>();
    for (ShippedFile file : files.shipped()) {
      if (!file.isLocal()) {
        staged.add(
            StagedFile.inPlace(
                file.source(),
                hadoop,
                file.link(),
                file.archive() ? LaunchFile.Kind.ARCHIVE : LaunchFile.Kind.FILE));
      } else if (file.isJar()) {
        staged.add(jar(file.jar(), file.link()));
      } else if (file.archive()) {
        staged.add(
            store.ensureArchive(Path.of(file.source()), hashes.get(file.source()), file.link()));
      } else {
        staged.add(
            ApplicationFile.stage(Path.of(file.source()), file.link(), fileSystem, directory));
      }
    }
    return staged;
  }

  private StagedFile jar(JarSource jar, String link) throws IOException {
    return jar instanceof JarSource.Local local
        ? store.ensure(local.path(), hashes.get(local.path().toUri()), link)
        : StagedFile.inPlace(jar.url(), hadoop, link, LaunchFile.Kind.FILE);
  }
}
