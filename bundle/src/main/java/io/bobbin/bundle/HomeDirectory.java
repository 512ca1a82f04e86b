package io.bobbin.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Bobbin's home directory, kept equal to what the build put together: what changed is copied, what
 * is no longer wanted goes.
 */
final class HomeDirectory {
  private final Path root;
  private final FileTime time;

  /**
   * @param time the modification time of every file, as the bundle will have it; a start-up archive
   *     holds that of the jars that it was made of
   */
  HomeDirectory(Path root, FileTime time) {
    this.root = root;
    this.time = time;
  }

  /** Makes the named directory hold exactly these files. */
  void putFiles(String name, List<Path> files) throws IOException {
    Map<Path, Path> sources = new TreeMap<>();
    for (Path file : files) {
      Path target = root.resolve(name).resolve(file.getFileName().toString());
      if (sources.put(target, file) != null) {
        throw new IOException("Two files are named " + file.getFileName() + ": " + file);
      }
    }
    mirror(root.resolve(name), sources);
  }

  /** Makes the named directory hold exactly what is in another. */
  void putTree(String name, Path source) throws IOException {
    Map<Path, Path> sources = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(source)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(file -> sources.put(root.resolve(name).resolve(source.relativize(file)), file));
    }
    mirror(root.resolve(name), sources);
  }

  /** Puts one file into the home directory itself. */
  void putFile(Path file) throws IOException {
    Files.createDirectories(root);
    copy(file, root.resolve(file.getFileName().toString()));
  }

  /** Makes the named directory hold exactly one file of this content. */
  void putBytes(String name, String file, byte[] content) throws IOException {
    Path directory = root.resolve(name);
    removeAllBut(directory, Set.of(directory.resolve(file)));
    Files.createDirectories(directory);
    Files.write(directory.resolve(file), content);
    Files.setLastModifiedTime(directory.resolve(file), time);
  }

  void putText(String name, String text) throws IOException {
    Files.createDirectories(root);
    Files.writeString(root.resolve(name), text);
  }

  private void mirror(Path directory, Map<Path, Path> sources) throws IOException {
    removeAllBut(directory, sources.keySet());
    for (Map.Entry<Path, Path> entry : sources.entrySet()) {
      Files.createDirectories(entry.getKey().getParent());
      copy(entry.getValue(), entry.getKey());
    }
  }

  private static void removeAllBut(Path directory, Set<Path> wanted) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Set<Path> kept = new HashSet<>();
    for (Path file : wanted) {
      for (Path path = file; !path.equals(directory); path = path.getParent()) {
        kept.add(path);
      }
    }
    List<Path> present = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      paths.filter(path -> !path.equals(directory)).forEach(present::add);
    }
    present.removeIf(kept::contains);
    present.sort(Comparator.reverseOrder());
    for (Path path : present) {
      Files.delete(path);
    }
  }

  private void copy(Path source, Path target) throws IOException {
    if (!Files.isRegularFile(target) || Files.mismatch(source, target) != -1) {
      Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setLastModifiedTime(target, time);
    if (target.toString().endsWith(".sh") && !target.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot make " + target + " executable");
    }
  }
}
