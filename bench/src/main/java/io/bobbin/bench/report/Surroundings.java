package io.bobbin.bench.report;

import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * On what and of what it was measured.
 *
 * @param memory in GiB
 * @param commit of Bobbin; ends with {@code +} if files were changed since
 */
public record Surroundings(
    int cores,
    long memory,
    String kernel,
    String jdk,
    String flink,
    String hadoop,
    String spark,
    String commit) {

  public static Surroundings of(Home home, Versions versions)
      throws IOException, InterruptedException {
    return new Surroundings(
        Runtime.getRuntime().availableProcessors(),
        memoryInGibibytes(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vendor") + " " + Runtime.version(),
        versions.flink(),
        versions.hadoop(),
        versions.spark(),
        commitOf(home.repository()));
  }

  /** One line for the report. */
  String text() {
    return "%d cores, %d GiB, %s, JDK %s, Hadoop %s, Flink %s, Spark %s, commit %s"
        .formatted(cores, memory, kernel, jdk, hadoop, flink, spark, commit);
  }

  private static long memoryInGibibytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
      if (line.startsWith("MemTotal:")) {
        return Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 1024.0 / 1024.0);
      }
    }
    return 0;
  }

  private static String commitOf(Path repository) throws IOException, InterruptedException {
    String commit = git(repository, "rev-parse", "--short=12", "HEAD");
    String changes =
        git(
            repository,
            "status",
            "--porcelain",
            "--",
            ".",
            ":!docs/performance*",
            ":!bench/results");
    return commit.isEmpty() ? "unknown" : commit + (changes.isEmpty() ? "" : "+");
  }

  private static String git(Path repository, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("git");
    builder.command().addAll(List.of(arguments));
    Process process =
        builder
            .directory(repository.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? output.strip() : "";
  }
}
