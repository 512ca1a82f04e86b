package io.bobbin.client.stage;

import io.bobbin.client.check.ShippedFile;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.UserJarInclusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The class path of masters and workers. What is shipped stands behind the bundle's jars: the
 * start-up archive is used only if they come first, as they were when it was made.
 */
public final class ContainerClassPath {
  private static final String FIXED = "container.classpath";

  private final List<String> bundle;

  ContainerClassPath(List<String> bundle) {
    this.bundle = List.copyOf(bundle);
  }

  /** That of an installation's bundle, before anything is added. */
  public static ContainerClassPath of(Path home) throws IOException {
    return new ContainerClassPath(Files.readAllLines(home.resolve(FIXED)));
  }

  /**
   * The class path with what an application adds to it.
   *
   * @param inclusion where the user's jars are
   * @param userJars where containers have them
   * @return empty if nothing is added, so that the bundle's own class path is right
   */
  public Optional<String> with(
      UserJarInclusion inclusion, List<String> userJars, List<ShippedFile> shipped) {
    List<String> included =
        inclusion.onClassPath() ? userJars.stream().sorted().toList() : List.of();
    List<String> added = shippedEntries(shipped);
    if (included.isEmpty() && added.isEmpty()) {
      return Optional.empty();
    }
    List<String> entries = new ArrayList<>(bundle);
    entries.add(ContainerLayout.LAUNCH_JAR);
    entries.addAll(added);
    entries.addAll(inclusion == UserJarInclusion.LAST ? entries.size() : 0, included);
    return Optional.of(String.join(":", entries));
  }

  /** By Flink's rules: the directories of files that are no jars, then the jars. */
  private static List<String> shippedEntries(List<ShippedFile> shipped) {
    List<ShippedFile> files =
        shipped.stream()
            .filter(file -> !file.archive() && !isPlugin(file))
            .sorted(Comparator.comparing(ShippedFile::link))
            .toList();
    List<String> entries =
        new ArrayList<>(
            files.stream()
                .filter(file -> !file.isJar())
                .map(ShippedFile::directory)
                .map(directory -> directory.isEmpty() ? "." : directory)
                .distinct()
                .sorted()
                .toList());
    files.stream().filter(ShippedFile::isJar).map(ShippedFile::link).forEach(entries::add);
    return entries;
  }

  /** Flink gives each plugin a class loader of its own. */
  private static boolean isPlugin(ShippedFile file) {
    return file.link().startsWith(ContainerLayout.ENABLED_PLUGINS + "/");
  }
}
