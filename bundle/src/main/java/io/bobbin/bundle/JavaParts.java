package io.bobbin.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The parts of the bundle that only the JDK of the build can make: a Java runtime and the archive
 * that belongs to it. A bundle without them works on nodes that have a Java of their own.
 */
final class JavaParts {
  private static final String RUNTIME = "java";
  private static final String ARGUMENTS = "java.args";
  private static final String ARCHIVE = "start-up.jsa";

  private final Path root;
  private final Path work;

  /**
   * @param root the home directory
   * @param work where notes and scratch files are kept
   */
  JavaParts(Path root, Path work) {
    this.root = root;
    this.work = work;
  }

  /**
   * Makes them, as far as what they are made of has changed, and says what is impossible.
   *
   * @param classPath what the containers' class path starts with
   */
  void put(List<String> moduleOptions, ClassPath classPath) throws IOException {
    JavaRuntime runtime = new JavaRuntime(root.resolve(RUNTIME));
    Recipe linking = new Recipe(work.resolve("java.recipe"), runtime.recipe());
    if (!linking.wasFollowed()) {
      linking.begin();
      remove(RUNTIME);
      if (isImpossible("has no Java runtime", runtime.link())) {
        remove(ARGUMENTS);
        remove(ARCHIVE);
        return;
      }
      linking.end();
    }
    Files.writeString(root.resolve(ARGUMENTS), new ArgumentFile(StartUpArchive.arguments()).text());
    archive(runtime, moduleOptions, classPath);
  }

  private void archive(JavaRuntime runtime, List<String> moduleOptions, ClassPath classPath)
      throws IOException {
    Recipe dumping =
        new Recipe(
            work.resolve("start-up.recipe"),
            String.join(
                "\n",
                runtime.recipe(),
                String.join(" ", moduleOptions),
                checksums(classPath.libraries()),
                StartUpArchive.classes()));
    if (!dumping.wasFollowed()) {
      dumping.begin();
      remove(ARCHIVE);
      StartUpArchive archive = new StartUpArchive(root, work.resolve("start-up"));
      if (!isImpossible(
          "has no start-up archive",
          archive.make(runtime.command(), moduleOptions, classPath.archived()))) {
        dumping.end();
      }
    }
  }

  private static boolean isImpossible(String what, Optional<String> why) {
    why.ifPresent(reason -> System.out.println("The bundle " + what + ": " + reason));
    return why.isPresent();
  }

  private String checksums(List<String> jars) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String jar : jars) {
      CRC32 checksum = new CRC32();
      checksum.update(Files.readAllBytes(root.resolve("lib").resolve(jar)));
      text.append(jar).append(' ').append(checksum.getValue()).append('\n');
    }
    return text.toString();
  }

  private void remove(String part) throws IOException {
    Path path = root.resolve(part);
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
