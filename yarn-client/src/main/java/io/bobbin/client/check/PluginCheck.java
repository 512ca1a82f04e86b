package io.bobbin.client.check;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.InvalidSettingException;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Decides whether the bundle has the plugins that are asked for. */
public final class PluginCheck {
  private static final String PLUGINS = Path.of(ContainerLayout.PLUGINS).getFileName().toString();

  private PluginCheck() {}

  /**
   * Checks the plugins.
   *
   * @param home the installation, which has the same plugins as its bundle
   * @throws InvalidSettingException if there is no such plugin
   */
  public static void check(Path home, Map<String, String> configuration) throws IOException {
    List<String> asked = Settings.PLUGINS.get(configuration);
    if (asked.isEmpty()) {
      return;
    }
    List<String> there = names(home.resolve(PLUGINS));
    for (String name : asked) {
      if (!there.contains(name)) {
        throw new InvalidSettingException(
            Settings.PLUGINS.key(),
            name,
            "a plugin of the bundle, which has "
                + (there.isEmpty() ? "none" : String.join(", ", there)));
      }
    }
  }

  private static List<String> names(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
