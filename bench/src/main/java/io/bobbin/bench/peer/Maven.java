package io.bobbin.bench.peer;

import io.bobbin.bench.home.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds and fetches with Maven, quietly. */
final class Maven {
  /** Later versions ask for the examples' parent POM, which was never published. */
  private static final String GET = "org.apache.maven.plugins:maven-dependency-plugin:2.8:get";

  private static final String COPY =
      "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";

  private final Versions versions;

  Maven(Versions versions) {
    this.versions = versions;
  }

  void run(Path project, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mvn", "-q", "-B", "-ntp"));
    command.add("-Dstyle.color=never");
    command.add("-Dflink.version=" + versions.flink());
    command.add("-Dhadoop.version=" + versions.hadoop());
    command.add("-Dspark.version=" + versions.spark());
    command.add("-Dlog4j.version=" + versions.log4j());
    command.add("-Dslf4j.version=" + versions.slf4j());
    command.addAll(List.of(arguments));
    int exitCode =
        new ProcessBuilder(command).directory(project.toFile()).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IOException(
          "'" + String.join(" ", command) + "' in " + project + " ended with " + exitCode + ".");
    }
  }

  void copyDependencies(Path project, Path target) throws IOException, InterruptedException {
    run(project, COPY, "-DincludeScope=runtime", "-DoutputDirectory=" + target);
  }

  void fetch(Path directory, String artifact, Path target)
      throws IOException, InterruptedException {
    run(directory, GET, "-Dtransitive=false", "-Dartifact=" + artifact, "-Ddest=" + target);
  }
}
