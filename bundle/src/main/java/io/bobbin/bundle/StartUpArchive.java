package io.bobbin.bundle;

import io.bobbin.bundle.training.Training;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An archive of classes, parsed and linked, that Java maps into memory when a process starts.
 * Processes that use the same one share a node's page cache. On Java 25 and later it is an
 * ahead-of-time cache, made from a {@link Training training run}; that of Java 24 does not go with
 * the module options that Flink needs.
 *
 * <p>Java takes it only if the class path starts with the one that it was made for, by name, size
 * and modification time of each jar; otherwise it starts without.
 */
final class StartUpArchive {
  private static final int JAVA = Runtime.version().feature();
  private static final boolean IS_TRAINED = JAVA >= 25;

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
    arguments.add(JAVA >= 24 ? "-Xlog:cds*=off,aot*=off" : "-Xlog:cds=off");
    arguments.add((IS_TRAINED ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
    // Where it was made to be. Anywhere else, Java corrects all addresses in it first, which takes
    // as long as a small JVM's whole start, and each process has a copy of its own in memory.
    arguments.add("-XX:+UnlockDiagnosticVMOptions");
    arguments.add("-XX:ArchiveRelocationMode=0");
    return arguments;
  }

  /** What this Java needs wherever it runs: from 24 on it warns of what Hadoop's libraries do. */
  private static List<String> javaArguments() {
    return JAVA >= 24
        ? List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
        : List.of();
  }

  /** The classes that starts load, one a line. */
  String classes() throws IOException {
    return new String(resource(StartUpArchive.class, classes), StandardCharsets.UTF_8);
  }

  /**
   * Makes it.
   *
   * @param java the home of the Java that will use it
   * @return why that is impossible; empty if it is done
   */
  Optional<String> make(Path java, List<String> moduleOptions) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toAbsolutePath().toString());
    command.addAll(moduleOptions);
    command.addAll(javaArguments());
    // Only it can archive objects; every collector can read them.
    command.add("-XX:+UseG1GC");
    command.addAll(List.of("-cp", classPath));
    Path list = directory.resolve(classes);
    if (!IS_TRAINED) {
      Files.writeString(list, Files.readString(java.resolve("lib/classlist")) + classes());
      return run(
          command,
          "-Xshare:dump",
          "-XX:SharedClassListFile=" + list.toAbsolutePath(),
          "-XX:SharedArchiveFile=" + archive);
    }
    Files.writeString(list, classes());
    String watched = directory.resolve(classes + ".watched").toAbsolutePath().toString();
    Optional<String> failure =
        run(
            command,
            "-XX:AOTMode=record",
            "-XX:AOTConfiguration=" + watched,
            "-Dlog4j2.level=INFO",
            // It runs a class that is not on the class path.
            "org.apache.hadoop.util.RunJar",
            trainingJar().toString(),
            Training.class.getName(),
            list.toAbsolutePath().toString(),
            "engine");
    return failure.isPresent()
        ? failure
        : run(
            command,
            "-XX:AOTMode=create",
            "-XX:AOTConfiguration=" + watched,
            "-XX:AOTCache=" + archive);
  }

  private Path trainingJar() throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    String file = Training.class.getSimpleName() + ".class";
    entries.put(
        Training.class.getPackageName().replace('.', '/') + "/" + file,
        resource(Training.class, file));
    Path jar = directory.resolve("training.jar").toAbsolutePath();
    return Files.write(jar, new JarContent(entries, FileTime.from(Instant.EPOCH)).bytes());
  }

  private Optional<String> run(List<String> command, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    Path log = directory.resolve(classes + ".log");
    Process process =
        new ProcessBuilder(all)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exitCode = exitCode(process);
    return exitCode == 0
        ? Optional.empty()
        : Optional.of(command.get(0) + " ended with exit code " + exitCode + "; see " + log);
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException("Interrupted while Java made the start-up archive", e);
    }
  }

  private static byte[] resource(Class<?> owner, String name) throws IOException {
    try (InputStream input = owner.getResourceAsStream(name)) {
      return input.readAllBytes();
    }
  }
}
