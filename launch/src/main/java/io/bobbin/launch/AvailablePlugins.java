package io.bobbin.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plugins that a bundle has.
 *
 * @param directory with a directory for each of them; there may be none
 */
public record AvailablePlugins(Path directory) {
  /**
   * Checks that all of these are there.
   *
   * @throws InvalidSettingException if one is not
   */
  public void require(Collection<String> names) throws IOException {
    if (names.isEmpty()) {
      return;
    }
    Set<String> there = names();
    for (String name : names) {
      if (!there.contains(name)) {
        throw new InvalidSettingException(
            Settings.PLUGINS.key(),
            name,
            "a plugin of the bundle, which has "
                + (there.isEmpty() ? "none" : String.join(", ", there)));
      }
    }
  }

  private Set<String> names() throws IOException {
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
