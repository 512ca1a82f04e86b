package io.bobbin.am.epoch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A file system as HDFS is: one lock, and whoever writes a file writes it wherever it is by now.
 */
final class SimulatedFiles {
  private final Map<String, Map<String, Integer>> directories;
  private final List<String> contents;

  private SimulatedFiles(Map<String, Map<String, Integer>> directories, List<String> contents) {
    this.directories = directories;
    this.contents = contents;
  }

  /** What the client makes. */
  static SimulatedFiles staged() {
    SimulatedFiles files = new SimulatedFiles(new HashMap<>(), new ArrayList<>());
    files.directories.put("epoch-0", new TreeMap<>());
    return files;
  }

  SimulatedFiles copy() {
    Map<String, Map<String, Integer>> copy = new HashMap<>();
    directories.forEach((name, files) -> copy.put(name, new TreeMap<>(files)));
    return new SimulatedFiles(copy, new ArrayList<>(contents));
  }

  Set<String> directories() {
    return directories.keySet();
  }

  /** What readers see: all files that have their final names. */
  Map<String, String> published() {
    Map<String, String> published = new TreeMap<>();
    directories
        .values()
        .forEach(
            files ->
                files.forEach(
                    (name, file) -> {
                      if (!name.startsWith(".")) {
                        published.put(name, contents.get(file));
                      }
                    }));
    return published;
  }

  void rename(String from, String to) throws IOException {
    if (!directories.containsKey(from)) {
      throw new FileNotFoundException(from);
    }
    if (directories.containsKey(to)) {
      throw new FileAlreadyExistsException(to);
    }
    directories.put(to, directories.remove(from));
  }

  void replace(String from, String to) throws IOException {
    Integer file = directory(from).get(name(from));
    if (file == null) {
      throw new FileNotFoundException(from);
    }
    directory(to).put(name(to), file);
    directory(from).remove(name(from));
  }

  int create(String path) throws IOException {
    directory(path).put(name(path), contents.size());
    contents.add("");
    return contents.size() - 1;
  }

  void write(int file, String text) {
    contents.set(file, contents.get(file) + text);
  }

  String read(String path) throws IOException {
    Integer file = directory(path).get(name(path));
    if (file == null) {
      throw new FileNotFoundException(path);
    }
    return contents.get(file);
  }

  /** Removes a file; or, without a name, everything, as the client does when it kills. */
  boolean delete(String path) {
    if (path.isEmpty()) {
      directories.clear();
      return true;
    }
    Map<String, Integer> files = directories.get(path.substring(0, path.indexOf('/')));
    return files != null && files.remove(name(path)) != null;
  }

  List<String> list(String directory) throws IOException {
    return directory.isEmpty()
        ? List.copyOf(directories.keySet())
        : List.copyOf(directory(directory + "/").keySet());
  }

  private Map<String, Integer> directory(String path) throws IOException {
    Map<String, Integer> files = directories.get(path.substring(0, path.indexOf('/')));
    if (files == null) {
      throw new FileNotFoundException(path);
    }
    return files;
  }

  private static String name(String path) {
    return path.substring(path.indexOf('/') + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimulatedFiles files
        && directories.equals(files.directories)
        && contents.equals(files.contents);
  }

  @Override
  public int hashCode() {
    return Objects.hash(directories, contents);
  }
}
