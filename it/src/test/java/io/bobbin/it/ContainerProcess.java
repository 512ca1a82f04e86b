package io.bobbin.it;

import static org.awaitility.Awaitility.await;

import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A container's Java process as Linux shows it.
 *
 * @param command the words that it was started with
 */
record ContainerProcess(List<String> command, Map<String, String> environment) {

  /** The process that runs this class, as soon as there is one. */
  static ContainerProcess of(MiniCluster cluster, String mainClass) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> find(cluster, mainClass), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<ContainerProcess> find(MiniCluster cluster, String mainClass)
      throws IOException {
    for (ProcessHandle process : cluster.containerProcesses()) {
      Path directory = Path.of("/proc", Long.toString(process.pid()));
      List<String> command = strings(directory.resolve("cmdline"));
      boolean java = !command.isEmpty() && command.get(0).endsWith("/java");
      if (java && command.stream().anyMatch(word -> word.endsWith("." + mainClass))) {
        return Optional.of(
            new ContainerProcess(
                command,
                strings(directory.resolve("environ")).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]))));
      }
    }
    return Optional.empty();
  }

  private static List<String> strings(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return List.of();
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return Arrays.asList(text.split("\0", -1)).stream().filter(part -> !part.isEmpty()).toList();
  }
}
