package io.bobbin.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes those of the bundle's plugins visible to Flink that the configuration asks for. */
public final class EnabledPlugins {
  private final Path container;

  /**
   * @param container a container's working directory
   */
  public EnabledPlugins(Path container) {
    this.container = container;
  }

  /**
   * Links the named plugins.
   *
   * @throws InvalidSettingException if the bundle has no such plugin
   */
  public void link(List<String> names) throws IOException {
    Path enabled = Files.createDirectories(container.resolve(ContainerLayout.ENABLED_PLUGINS));
    Path available = container.resolve(ContainerLayout.PLUGINS);
    Set<String> there = names(available);
    for (String name : new LinkedHashSet<>(names)) {
      if (!there.contains(name)) {
        throw new InvalidSettingException(
            Settings.PLUGINS.key(),
            name,
            "a plugin of the bundle, which has "
                + (there.isEmpty() ? "none" : String.join(", ", there)));
      }
      Files.createSymbolicLink(enabled.resolve(name), available.resolve(name));
    }
  }

  private static Set<String> names(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Set.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
