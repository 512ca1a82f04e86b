package io.bobbin.bundle;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The jars of {@code lib/} in the order in which a JVM searches them: Bobbin's own, Flink's, the
 * rest, and by name among each other. The order is part of what a start-up archive is made for.
 */
final class ClassPath {
  private static final String LIBRARIES = "bundle/lib/";
  private static final String LAUNCH_JAR = "launch.jar";
  private static final List<String> NOT_IN_CONTAINERS = List.of("bobbin-yarn-client-", "picocli-");

  private final List<String> jars;

  /**
   * @param jars file names, in any order
   */
  ClassPath(List<String> jars) {
    this.jars =
        jars.stream()
            .sorted(
                Comparator.comparingInt(ClassPath::rank).thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  /** File names for the client, which has no use for a fixed directory. */
  List<String> client() {
    return jars;
  }

  /** The client's class path if the jars are in this directory. */
  String client(Path libraries) {
    return jars.stream()
        .map(jar -> libraries.resolve(jar).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** File names for application masters and workers: the same, so that they share an archive. */
  List<String> libraries() {
    return jars.stream()
        .filter(jar -> NOT_IN_CONTAINERS.stream().noneMatch(jar::startsWith))
        .toList();
  }

  /** What does not change from one application to another, relative to a working directory. */
  List<String> fixed() {
    return libraries().stream().map(LIBRARIES::concat).toList();
  }

  /** The class path that a start-up archive is made for. */
  String archived() {
    return String.join(":", fixed());
  }

  /** For a container, relative to its working directory. */
  String container() {
    return archived() + ":" + LAUNCH_JAR;
  }

  private static int rank(String jar) {
    if (jar.startsWith("bobbin-")) {
      return 0;
    }
    return jar.startsWith("flink-") ? 1 : 2;
  }
}
