package io.bobbin.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The NOTICE file: it must name every jar of others that the bundle carries, and no other. */
final class Notice {
  private final Path file;
  private final Set<String> jars;

  private Notice(Path file, Set<String> jars) {
    this.file = file;
    this.jars = jars;
  }

  /** Reads the jars' names: the first word of each line that starts with two spaces. */
  static Notice read(Path file) throws IOException {
    Set<String> jars =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("  "))
            .map(line -> line.strip().split("\\s+", 2)[0])
            .filter(word -> word.endsWith(".jar"))
            .collect(Collectors.toCollection(TreeSet::new));
    return new Notice(file, jars);
  }

  /**
   * @throws IOException if the two differ, with what to add and what to remove
   */
  void check(Collection<String> carried) throws IOException {
    List<String> missing = carried.stream().filter(jar -> !jars.contains(jar)).sorted().toList();
    List<String> superfluous = jars.stream().filter(jar -> !carried.contains(jar)).toList();
    if (!missing.isEmpty() || !superfluous.isEmpty()) {
      throw new IOException(
          "The bundle's jars and "
              + file
              + " differ. Add with their licences: "
              + missing
              + ". Remove: "
              + superfluous
              + ".");
    }
  }
}
