package io.bobbin.launch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What workers get of the user's.
 *
 * @param files what YARN puts into every worker's container besides the bundle and the launch jar
 * @param classPath that replaces the bundle's own, in masters and workers, relative to the working
 *     directory; empty if the bundle's stays
 */
public record ShippedFiles(List<LaunchFile> files, Optional<String> classPath) {
  public static final ShippedFiles NONE = new ShippedFiles(List.of(), Optional.empty());

  public ShippedFiles {
    files = List.copyOf(files);
    Objects.requireNonNull(classPath, "classPath");
  }

  /** The options by which a container's Java is told its class path, where it is another one. */
  public List<String> javaOptions() {
    return classPath.map(path -> List.of("-cp", path)).orElse(List.of());
  }
}
