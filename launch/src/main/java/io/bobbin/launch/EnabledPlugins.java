package io.bobbin.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

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
    new AvailablePlugins(available).require(names);
    for (String name : new LinkedHashSet<>(names)) {
      Files.createSymbolicLink(enabled.resolve(name), available.resolve(name));
    }
  }
}
