package io.bobbin.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;

/**
 * Flink's RPC system for the containers' class path, with its Scala and Pekko under hidden names.
 * Flink hides them by a class loader of their own, but no start-up archive holds what such a loader
 * loads, which was half of the time until a JobManager is up.
 */
final class RpcSystemJar {
  /** The name of the jar. */
  static final String NAME = "bobbin-flink-rpc.jar";

  /** The same Netty as in flink-shaded-netty, and what nobody reads. */
  private static final List<String> LEFT_OUT =
      List.of(
          "META-INF/MANIFEST.MF",
          "META-INF/maven/",
          "META-INF/native-image/",
          "META-INF/services/reactor.",
          "META-INF/versions/",
          "google/",
          "library.properties",
          "org/apache/flink/shaded/netty4/",
          "rootdoc.txt",
          "scala-java8-compat.properties");

  /** Most of the settings' text, which is parsed at every start. */
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?:#.*)?\\R");

  private final Path original;
  private final FileTime time;
  private final HiddenNames names = new HiddenNames();

  /**
   * @param original Flink's jar
   * @param time of the jar's entries
   */
  RpcSystemJar(Path original, FileTime time) {
    this.original = original;
    this.time = time;
  }

  /** The jar's content. */
  byte[] bytes() throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (JarFile jar = new JarFile(original.toFile())) {
      for (JarEntry entry : jar.stream().filter(RpcSystemJar::isWanted).toList()) {
        try (InputStream input = jar.getInputStream(entry)) {
          entries.put(names.path(entry.getName()), renamed(entry.getName(), input.readAllBytes()));
        }
      }
    }
    return new JarContent(entries, time).bytes();
  }

  private byte[] renamed(String name, byte[] content) {
    if (name.endsWith(".class")) {
      ClassWriter renamed = new ClassWriter(0);
      new ClassReader(content).accept(new ClassRemapper(renamed, names), 0);
      return renamed.toByteArray();
    }
    if (name.endsWith(".conf")) {
      String settings = COMMENT.matcher(new String(content, StandardCharsets.UTF_8)).replaceAll("");
      String text = names.text(settings);
      return text.replace(
              "include \"version\"", "include \"" + HiddenNames.PREFIX + "version.conf\"")
          .getBytes(StandardCharsets.UTF_8);
    }
    return content;
  }

  private static boolean isWanted(JarEntry entry) {
    return !entry.isDirectory() && LEFT_OUT.stream().noneMatch(entry.getName()::startsWith);
  }
}
