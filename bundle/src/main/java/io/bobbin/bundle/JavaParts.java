package io.bobbin.bundle;

import io.bobbin.launch.ContainerLayout;
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
 * The parts of the home directory that only the JDK of the build can make: a Java runtime and the
 * archives that belong to it, for containers and for the client. Without them, nodes and clients
 * need a Java of their own.
 */
final class JavaParts {
  private static final String RUNTIME = "java";
  private static final String ARGUMENTS = "java.args";
  private static final String ARCHIVE = "start-up.jsa";
  private static final String CLIENT_ARCHIVE = "client.jsa";

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

  /** Makes them, as far as what they are made of has changed, and says what is impossible. */
  void put(List<String> moduleOptions, ClassPath classPath) throws IOException {
    Files.createDirectories(work);
    JavaRuntime runtime = new JavaRuntime(root.resolve(RUNTIME));
    Recipe linking = new Recipe(work.resolve("java.recipe"), runtime.recipe());
    if (!linking.wasFollowed()) {
      linking.begin();
      remove(RUNTIME);
      if (isImpossible("has no Java runtime", runtime.link())) {
        for (String part : List.of(ARGUMENTS, ARCHIVE, CLIENT_ARCHIVE)) {
          remove(part);
        }
        return;
      }
      linking.end();
    }
    // As a container sees it.
    Path bundle = work.resolve(ContainerLayout.BUNDLE);
    Files.deleteIfExists(bundle);
    Files.createSymbolicLink(bundle, root.toAbsolutePath());
    StartUpArchive ofContainers =
        new StartUpArchive(
            "container.classes",
            ContainerLayout.BUNDLE + "/" + ARCHIVE,
            classPath.archived(),
            work);
    Files.writeString(root.resolve(ARGUMENTS), new ArgumentFile(ofContainers.arguments()).text());
    archive(ARCHIVE, ofContainers, runtime, moduleOptions, classPath.libraries());
    String client = root.resolve(CLIENT_ARCHIVE).toAbsolutePath().toString();
    StartUpArchive ofClient =
        new StartUpArchive(
            "client.classes", client, classPath.client(root.resolve("lib").toAbsolutePath()), work);
    archive(CLIENT_ARCHIVE, ofClient, runtime, moduleOptions, classPath.client());
  }

  private void archive(
      String file,
      StartUpArchive archive,
      JavaRuntime runtime,
      List<String> moduleOptions,
      List<String> jars)
      throws IOException {
    Recipe dumping =
        new Recipe(
            work.resolve(file + ".recipe"),
            String.join(
                "\n",
                runtime.recipe(),
                String.join(" ", moduleOptions),
                String.join(" ", archive.arguments()),
                checksums(jars),
                archive.classes()));
    if (!dumping.wasFollowed()) {
      dumping.begin();
      remove(file);
      if (!isImpossible("has no " + file, archive.make(runtime.home(), moduleOptions))) {
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
