package io.bobbin.bundle;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of {@code lib/} in the order in which a JVM searches them: Bobbin's own, Flink's, the
 * rest, and by name among each other. The order is part of what a start-up archive is made for.
 */
final class ClassPath {
  private static final String LIBRARIES = "bundle/lib/";
  private static final String LAUNCH_JAR = "launch.jar";
  private static final List<String> NOT_IN_MASTER =
      List.of("bobbin-yarn-client-", "bobbin-taskexecutor-", "picocli-");
  private static final List<String> NOT_IN_WORKER =
      List.of("bobbin-yarn-client-", "bobbin-yarn-am-", "picocli-", "hadoop-yarn-client-");

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

  /** For the application master, relative to its container's working directory. */
  String master() {
    return container(NOT_IN_MASTER);
  }

  /** For a worker, relative to its container's working directory. */
  String worker() {
    return container(NOT_IN_WORKER);
  }

  private String container(List<String> without) {
    Stream<String> libraries =
        jars.stream()
            .filter(jar -> without.stream().noneMatch(jar::startsWith))
            .map(LIBRARIES::concat);
    return Stream.concat(libraries, Stream.of(LAUNCH_JAR)).collect(Collectors.joining(":"));
  }

  private static int rank(String jar) {
    if (jar.startsWith("bobbin-")) {
      return 0;
    }
    return jar.startsWith("flink-") ? 1 : 2;
  }
}
