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
 * An archive of classes, parsed and linked, that Java maps into memory when a process starts.
 * Processes that use the same one share a node's page cache.
 *
 * <p>Java takes it only if the class path starts with the one that it was made for, by name, size
 * and modification time of each jar; otherwise it starts without.
 *
 * <p>Java 25's ahead-of-time cache of the same classes was slower: it loads all of them before
 * {@code main}, those that only the other process needs, too (docs/performance.md).
 */
final class StartUpArchive {
  /** From 24 on, Java warns of what Hadoop's libraries do, and logs on archives by another name. */
  private static final boolean IS_24_OR_LATER = Runtime.version().feature() >= 24;

  private final String classes;
  private final String archive;
  private final String classPath;
  private final Path directory;

  /**
   * @param classes the resource that lists the classes that starts load, as recorded from real ones
   * @param archive the file
   * @param classPath what the processes' starts with
   * @param directory what the paths are relative to
   */
  StartUpArchive(String classes, String archive, String classPath, Path directory) {
    this.classes = classes;
    this.archive = archive;
    this.classPath = classPath;
    this.directory = directory;
  }

  /** What Java is to be told so that it uses the archive. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(javaArguments());
    // Java tells on standard output why an archive does not fit; the log says whether one does.
    arguments.add(IS_24_OR_LATER ? "-Xlog:cds=off,aot=off" : "-Xlog:cds=off");
    arguments.add("-XX:SharedArchiveFile=" + archive);
    // Where it was made to be. Anywhere else, Java corrects all addresses in it first, which takes
    // as long as a small JVM's whole start, and each process has a copy of its own in memory.
    arguments.add("-XX:+UnlockDiagnosticVMOptions");
    arguments.add("-XX:ArchiveRelocationMode=0");
    return arguments;
  }

  /** What this Java needs wherever it runs. */
  private static List<String> javaArguments() {
    return IS_24_OR_LATER
        ? List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
        : List.of();
  }

  /** The classes that starts load, one a line. */
  String classes() throws IOException {
    try (InputStream recorded = StartUpArchive.class.getResourceAsStream(classes)) {
      return new String(recorded.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Makes it.
   *
   * @param java the home of the Java that will use it
   * @return why that is impossible; empty if it is done
   */
  Optional<String> make(Path java, List<String> moduleOptions) throws IOException {
    Path list = directory.resolve(classes);
    Files.writeString(list, Files.readString(java.resolve("lib/classlist")) + classes());
    Path log = directory.resolve(classes + ".log");
    Process process =
        new ProcessBuilder(command(java, moduleOptions, list))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exitCode = exitCode(process);
    return exitCode == 0
        ? Optional.empty()
        : Optional.of(java + " ended with exit code " + exitCode + "; see " + log);
  }

  private List<String> command(Path java, List<String> moduleOptions, Path list) {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toAbsolutePath().toString());
    command.addAll(moduleOptions);
    command.addAll(javaArguments());
    command.add("-Xshare:dump");
    // Only it can archive objects; every collector can read them.
    command.add("-XX:+UseG1GC");
    command.add("-XX:SharedClassListFile=" + list.toAbsolutePath());
    command.add("-XX:SharedArchiveFile=" + archive);
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
