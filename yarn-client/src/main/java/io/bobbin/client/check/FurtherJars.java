package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.InvalidSettingException;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** The jars with classes of a program besides its own: those of the configuration and usrlib. */
public final class FurtherJars {
  /** Flink's keys for further jars. */
  public static final List<String> KEYS =
      List.of(PipelineOptions.JARS.key(), "user.artifacts.artifact-list");

  private final Configuration hadoop;
  private final Path home;

  /**
   * @param home the installation, which may have a directory {@code usrlib}
   */
  public FurtherJars(Configuration hadoop, Path home) {
    this.hadoop = hadoop;
    this.home = home;
  }

  /** What the configuration lists, in its order. */
  public static List<JarSource> listed(Map<String, String> configuration) {
    return KEYS.stream()
        .flatMap(key -> PathList.of(configuration, key).stream())
        .map(JarSource::of)
        .toList();
  }

  /** Where the configuration says that jars of programs are on a file system of Hadoop's. */
  public static Optional<URI> provided(Map<String, String> configuration, Configuration hadoop) {
    return Settings.PROVIDED_USRLIB
        .find(configuration)
        .filter(text -> !text.isBlank())
        .map(FurtherJars::url)
        .map(url -> url.getScheme() == null ? FileSystem.getDefaultUri(hadoop).resolve(url) : url);
  }

  private static URI url(String text) {
    try {
      return new org.apache.hadoop.fs.Path(text.strip()).toUri();
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          Settings.PROVIDED_USRLIB.key(), text, "a directory on a file system of Hadoop's");
    }
  }

  /**
   * The jars of usrlib, by their names: of the provided one or else of the installation's.
   *
   * @throws BobbinException if the provided one is not there, or on this machine
   */
  public List<JarSource> usrlib(Map<String, String> configuration) throws IOException {
    String key = Settings.PROVIDED_USRLIB.key();
    Optional<URI> provided = provided(configuration, hadoop);
    Path own = home.resolve(ContainerLayout.USER_JARS);
    if (provided.isEmpty() && !Files.isDirectory(own)) {
      return List.of();
    }
    URI place = provided.orElseGet(() -> own.toUri());
    FileSearch.Found found =
        new FileSearch(hadoop)
            .find(provided.isPresent() ? key : "The installation's usrlib", place);
    if (provided.isPresent() && (!found.directory() || "file".equals(place.getScheme()))) {
      throw new BobbinException(
          ExitCode.USAGE,
          key
              + " names "
              + place
              + ", which is not a directory that all nodes reach. Put the jars into a directory on"
              + " a file system that Hadoop knows, or into "
              + own
              + ".");
    }
    List<FileSearch.Entry> jars = new ArrayList<>(found.files());
    jars.removeIf(entry -> !entry.path().endsWith(".jar"));
    jars.sort(Comparator.comparing(FileSearch.Entry::path));
    return jars.stream()
        .<JarSource>map(
            entry ->
                provided.isPresent()
                    ? new JarSource.Remote(entry.source())
                    : new JarSource.Local(Path.of(entry.source())))
        .toList();
  }
}
