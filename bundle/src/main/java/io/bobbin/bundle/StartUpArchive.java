package io.bobbin.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The archive of classes, parsed and linked, that the bundle's Java maps into memory when a
 * container starts. Application masters and workers share one, and so does a node's page cache.
 *
 * <p>Java takes it only if the class path starts with the one that it was made for, by name, size
 * and modification time of each jar; otherwise it starts without.
 */
final class StartUpArchive {
  private static final String CLASSES = "container.classes";
  private static final String ARCHIVE = "-XX:SharedArchiveFile=bundle/start-up.jsa";

  /** From 24 on, Java warns of what Hadoop's libraries do, and logs on archives by another name. */
  private static final boolean IS_24_OR_LATER = Runtime.version().feature() >= 24;

  private final Path home;
  private final Path scratch;

  /**
   * @param home the directory that the bundle is made of, with the Java runtime in it
   * @param scratch a directory to stand in for a container's
   */
  StartUpArchive(Path home, Path scratch) {
    this.home = home;
    this.scratch = scratch;
  }

  /** What the bundle's Java is to be told so that it uses the archive. */
  static List<String> arguments() {
    List<String> arguments = new ArrayList<>(javaArguments());
    // Java tells on standard output why an archive does not fit; the log says whether one does.
    arguments.add(IS_24_OR_LATER ? "-Xlog:cds=off,aot=off" : "-Xlog:cds=off");
    arguments.add("-Xshare:auto");
    arguments.add(ARCHIVE);
    return arguments;
  }

  /** What this Java needs wherever it runs. */
  private static List<String> javaArguments() {
    return IS_24_OR_LATER
        ? List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
        : List.of();
  }

  /** The classes that starts load, one a line, as recorded from real ones. */
  static String classes() throws IOException {
    try (InputStream recorded = StartUpArchive.class.getResourceAsStream(CLASSES)) {
      return new String(recorded.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Makes it.
   *
   * @param classPath what the containers' starts with
   * @return why that is impossible; empty if it is done
   */
  Optional<String> make(Path java, List<String> moduleOptions, String classPath)
      throws IOException {
    Files.createDirectories(scratch);
    Path bundle = scratch.resolve("bundle");
    Files.deleteIfExists(bundle);
    Files.createSymbolicLink(bundle, home.toAbsolutePath());
    Path list = scratch.resolve(CLASSES);
    Files.writeString(list, Files.readString(home.resolve("java/lib/classlist")) + classes());
    Path log = scratch.resolve("log");
    Process process =
        new ProcessBuilder(command(java, moduleOptions, list, classPath))
            .directory(scratch.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exitCode = exitCode(process);
    return exitCode == 0
        ? Optional.empty()
        : Optional.of(java + " ended with exit code " + exitCode + "; see " + log);
  }

  private static List<String> command(
      Path java, List<String> moduleOptions, Path list, String classPath) {
    List<String> command = new ArrayList<>(List.of(java.toAbsolutePath().toString()));
    command.addAll(moduleOptions);
    command.addAll(javaArguments());
    command.add("-Xshare:dump");
    // Only it can archive objects; every collector can read them.
    command.add("-XX:+UseG1GC");
    command.add("-XX:SharedClassListFile=" + list.toAbsolutePath());
    command.add(ARCHIVE);
    command.addAll(List.of("-cp", classPath));
    return command;
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException("Interrupted while Java made the start-up archive", e);
    }
  }
}
