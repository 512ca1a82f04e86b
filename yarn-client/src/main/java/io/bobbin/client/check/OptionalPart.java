package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.ContainerLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The jar of Flink's that only programs with a certain class need, as Flink itself knows them. */
public final class OptionalPart {
  private static final Map<String, String> PARTS =
      Map.of(
          "org.apache.flink.table.runtime.application.SqlDriver", "flink-sql-gateway",
          "org.apache.flink.client.python.PythonDriver", "flink-python",
          "org.apache.flink.client.python.PythonGatewayServer", "flink-python");

  private final Path directory;

  /**
   * @param home the installation, whose {@code opt} has the jars
   */
  public OptionalPart(Path home) {
    this.directory = home.resolve(ContainerLayout.OPTIONAL_PARTS);
  }

  /** Whether a class comes with one of these jars, or is in Flink's and needs it. */
  public static boolean isOf(String mainClass) {
    return PARTS.containsKey(mainClass);
  }

  /**
   * The jar that a program needs.
   *
   * @return empty if it needs none, or the configuration says where the nodes have it
   * @throws BobbinException if the installation does not have it
   */
  public Optional<Path> find(String mainClass, Map<String, String> configuration)
      throws IOException {
    String onNodes =
        ContainerLayout.MASTER_ENVIRONMENT_PREFIX + ContainerLayout.OPTIONAL_PARTS_VARIABLE;
    if (!isOf(mainClass) || configuration.containsKey(onNodes)) {
      return Optional.empty();
    }
    String name = PARTS.get(mainClass);
    List<Path> jars = jars(name);
    if (jars.size() != 1) {
      throw new BobbinException(
          ExitCode.USAGE,
          mainClass
              + " needs Flink's "
              + name
              + " jar, of which "
              + directory
              + " has "
              + (jars.isEmpty() ? "none" : "more than one")
              + ". Put the one of Flink's release there (org.apache.flink:"
              + name
              + " on Maven Central), or say with "
              + onNodes
              + " in which directory the nodes have it.");
    }
    return Optional.of(jars.get(0));
  }

  private List<Path> jars(String name) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              file -> {
                String found = file.getFileName().toString();
                return found.startsWith(name) && found.endsWith(".jar");
              })
          .toList();
    }
  }
}
