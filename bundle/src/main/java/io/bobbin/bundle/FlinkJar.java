package io.bobbin.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The jar for {@code lib} of a Flink distribution: Bobbin's client. All libraries that Flink's
 * client interfaces need of it are Flink's own or Hadoop's.
 */
final class FlinkJar {
  /** Bobbin's own command line, and what Maven says of each jar. */
  private static final List<String> LEFT_OUT =
      List.of("io/bobbin/client/cli/", "META-INF/MANIFEST.MF", "META-INF/maven/");

  private static final List<String> PARTS = List.of("bobbin-launch-", "bobbin-yarn-client-");

  private final List<Path> parts;
  private final FileTime time;

  /**
   * @param jars the class path
   * @param time of the jar's entries
   */
  FlinkJar(List<Path> jars, FileTime time) {
    this.parts =
        jars.stream()
            .filter(jar -> PARTS.stream().anyMatch(jar.getFileName().toString()::startsWith))
            .toList();
    this.time = time;
  }

  /** The jar's file name, with Bobbin's version. */
  String name() {
    String first = parts.get(0).getFileName().toString();
    String prefix = PARTS.stream().filter(first::startsWith).findFirst().orElseThrow();
    return "bobbin-flink-" + first.substring(prefix.length());
  }

  /**
   * The jar's content.
   *
   * @throws IOException if two of its parts have a file of the same name
   */
  byte[] bytes() throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (Path part : parts) {
      addAll(part, entries);
    }
    return new JarContent(entries, time).bytes();
  }

  private static void addAll(Path part, Map<String, byte[]> entries) throws IOException {
    try (JarFile jar = new JarFile(part.toFile())) {
      for (JarEntry entry : jar.stream().filter(FlinkJar::isWanted).toList()) {
        try (InputStream input = jar.getInputStream(entry)) {
          if (entries.put(entry.getName(), input.readAllBytes()) != null) {
            throw new IOException(entry.getName() + " is in two jars, one of them " + part);
          }
        }
      }
    }
  }

  private static boolean isWanted(JarEntry entry) {
    return !entry.isDirectory() && LEFT_OUT.stream().noneMatch(entry.getName()::startsWith);
  }
}
