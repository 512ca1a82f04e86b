package io.bobbin.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an application's containers have logged. */
public final class ContainerLogs {
  private final Path directory;

  /**
   * The logs of an application.
   *
   * @param root of all applications' logs
   */
  public ContainerLogs(Path root, String application) {
    this.directory = root.resolve(application);
  }

  /** The lines with that text in all containers' files of that name, by time. */
  public List<LogLine> lines(String file, String text) {
    return files(file).stream()
        .flatMap(path -> LogLine.containing(text, path).stream())
        .sorted(Comparator.comparingLong(LogLine::time))
        .toList();
  }

  /** The containers that have a file of that name. */
  public List<String> containers(String file) {
    return files(file).stream().map(path -> path.getParent().getFileName().toString()).toList();
  }

  /** The lines with that text in one container's file, in order. */
  public List<LogLine> lines(String container, String file, String text) {
    return LogLine.containing(text, directory.resolve(container).resolve(file));
  }

  /** All containers' files of that name. */
  public List<Path> files(String name) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> containers = Files.list(directory)) {
      return containers
          .map(container -> container.resolve(name))
          .filter(Files::exists)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
