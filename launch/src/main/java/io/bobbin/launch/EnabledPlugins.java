package io.bobbin.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    for (String name : names) {
      Path plugin = available.resolve(name).normalize();
      if (!available.equals(plugin.getParent()) || !Files.isDirectory(plugin)) {
        throw new InvalidSettingException(
            Settings.PLUGINS.key(), name, "a plugin of the bundle, which has " + list(available));
      }
      Files.createSymbolicLink(enabled.resolve(name), plugin);
    }
  }

  private static String list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return "none";
    }
    try (Stream<Path> plugins = Files.list(directory)) {
      return String.join(
          ", ", plugins.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }
}
