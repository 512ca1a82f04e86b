package io.bobbin.bench.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories as a whole. */
public final class Trees {
  private Trees() {}

  /** Removes what is there, if anything is; links are removed, not followed. */
  public static void remove(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(root)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  /** An empty directory of that name, in place of whatever was there. */
  public static Path fresh(Path directory) throws IOException {
    remove(directory);
    return Files.createDirectories(directory);
  }

  /** The regular files directly in a directory, by name. */
  public static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
