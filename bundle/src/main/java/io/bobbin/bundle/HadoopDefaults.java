package io.bobbin.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * A jar with Hadoop's own default settings without their descriptions, which stands before Hadoop's
 * jars. Each process reads these files half a dozen times while it starts, and three quarters of
 * them are for people.
 */
final class HadoopDefaults {
  /** The name of the jar. */
  static final String NAME = "bobbin-hadoop-defaults.jar";

  private static final List<String> FILES = List.of("core-default.xml", "yarn-default.xml");
  private static final Pattern FOR_PEOPLE =
      Pattern.compile("<!--.*?-->|<(desc?ription)>.*?</\\1>", Pattern.DOTALL);
  private static final Pattern BETWEEN_ELEMENTS = Pattern.compile(">\\s+<(?!/value)");

  private final List<Path> jars;
  private final FileTime time;

  /**
   * @param jars the class path
   * @param time of the jar's entries
   */
  HadoopDefaults(List<Path> jars, FileTime time) {
    this.jars = jars;
    this.time = time;
  }

  /**
   * The jar's content.
   *
   * @throws IOException if no jar has one of the files
   */
  byte[] bytes() throws IOException {
    TreeMap<String, byte[]> entries = new TreeMap<>();
    for (String file : FILES) {
      entries.put(file, shortened(original(file)).getBytes(StandardCharsets.UTF_8));
    }
    return new JarContent(entries, time).bytes();
  }

  /** The same settings without what programs do not read. */
  static String shortened(String xml) {
    return BETWEEN_ELEMENTS.matcher(FOR_PEOPLE.matcher(xml).replaceAll("")).replaceAll("><");
  }

  private String original(String file) throws IOException {
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        ZipEntry entry = jar.getEntry(file);
        if (entry != null) {
          try (InputStream input = jar.getInputStream(entry)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
          }
        }
      }
    }
    throw new IOException("No jar has " + file);
  }
}
