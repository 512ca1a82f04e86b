package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;

/** Finds the class to run in a jar. */
public final class JarCheck {
  /** Flink's own attribute, which it prefers to the standard one. */
  private static final Name PROGRAM_CLASS = new Name("program-class");

  private JarCheck() {}

  /**
   * Finds the class to run.
   *
   * @param channel the jar; closed in any case
   * @param name the jar's file name
   * @param requested what the command line named
   * @throws BobbinException if it is no jar, names no class or does not have it
   * @throws IOException if it cannot be read
   */
  public static String mainClass(
      SeekableByteChannel channel, String name, Optional<String> requested) throws IOException {
    try (JarContents jar = JarContents.read(channel, name)) {
      String mainClass = requested.orElse(null);
      if (mainClass == null) {
        mainClass = fromManifest(jar, name);
      }
      requireClass(jar, name, mainClass);
      return mainClass;
    }
  }

  /**
   * Whether a jar has a class.
   *
   * @param channel the jar; closed in any case
   * @param name the jar's file name
   * @throws BobbinException if it is no jar
   * @throws IOException if it cannot be read
   */
  public static boolean hasClass(SeekableByteChannel channel, String name, String className)
      throws IOException {
    try (JarContents jar = JarContents.read(channel, name)) {
      return jar.contains(entry(className));
    }
  }

  /**
   * Checks that a file is a jar.
   *
   * @param channel the file; closed in any case
   * @param name its name
   * @throws BobbinException if it is none
   * @throws IOException if it cannot be read
   */
  public static void requireJar(SeekableByteChannel channel, String name) throws IOException {
    JarContents.read(channel, name).close();
  }

  private static String entry(String className) {
    return className.replace('.', '/') + ".class";
  }

  private static String fromManifest(JarContents jar, String name) throws IOException {
    Optional<Attributes> manifest = jar.manifest();
    return manifest
        .map(attributes -> attributes.getValue(PROGRAM_CLASS))
        .or(() -> manifest.map(attributes -> attributes.getValue(Name.MAIN_CLASS)))
        .map(String::strip)
        .orElseThrow(
            () ->
                new BobbinException(
                    ExitCode.USAGE,
                    "The manifest of " + name + " names no Main-Class. Name the class with -c."));
  }

  private static void requireClass(JarContents jar, String name, String mainClass) {
    // Flink also loads the jars in a jar's lib directory; what they hold is for it to find.
    if (jar.contains(entry(mainClass))
        || jar.entries().anyMatch(entry -> entry.startsWith("lib/") && entry.endsWith(".jar"))) {
      return;
    }
    String simpleName = mainClass.substring(mainClass.lastIndexOf('.') + 1);
    List<String> similar =
        jar.entries()
            .filter(
                entry ->
                    entry.endsWith("/" + simpleName + ".class")
                        || entry.equals(simpleName + ".class"))
            .map(entry -> entry.substring(0, entry.length() - ".class".length()).replace('/', '.'))
            .sorted()
            .limit(3)
            .toList();
    throw new BobbinException(
        ExitCode.USAGE,
        "There is no class "
            + mainClass
            + " in "
            + name
            + ". "
            + (similar.isEmpty()
                ? "Name the class to run with -c."
                : "It has " + String.join(", ", similar) + "; name one with -c."));
  }
}
