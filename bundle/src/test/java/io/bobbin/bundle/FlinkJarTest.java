package io.bobbin.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkJarTest {
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir private Path directory;

  @Test
  void hasTheClientWithoutItsCommandLine() throws IOException {
    Path launch = jar("bobbin-launch-1.2.jar", "io/bobbin/launch/A.class", "META-INF/maven/pom");
    Path client =
        jar(
            "bobbin-yarn-client-1.2.jar",
            "META-INF/services/a.Service",
            "io/bobbin/client/B.class",
            "io/bobbin/client/cli/C.class");
    Path other = jar("picocli-4.jar", "picocli/D.class");

    FlinkJar jar = new FlinkJar(List.of(other, client, launch), TIME);

    assertThat(jar.name()).isEqualTo("bobbin-flink-1.2.jar");
    assertThat(entries(jar.bytes()))
        .containsOnly(
            Map.entry("META-INF/services/a.Service", "bobbin-yarn-client-1.2.jar"),
            Map.entry("io/bobbin/client/B.class", "bobbin-yarn-client-1.2.jar"),
            Map.entry("io/bobbin/launch/A.class", "bobbin-launch-1.2.jar"));
  }

  @Test
  void refusesToChooseBetweenTwoFiles() throws IOException {
    Path launch = jar("bobbin-launch-1.2.jar", "A.class");
    Path client = jar("bobbin-yarn-client-1.2.jar", "A.class");

    assertThatThrownBy(() -> new FlinkJar(List.of(launch, client), TIME).bytes())
        .hasMessageContaining("A.class");
  }

  /** A jar whose files hold its name. */
  private Path jar(String name, String... entries) throws IOException {
    Path file = directory.resolve(name);
    try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        output.putNextEntry(new JarEntry(entry));
        output.write(name.getBytes(UTF_8));
        output.closeEntry();
      }
    }
    return file;
  }

  private static Map<String, String> entries(byte[] jar) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (JarInputStream input = new JarInputStream(new ByteArrayInputStream(jar))) {
      for (JarEntry entry = input.getNextJarEntry();
          entry != null;
          entry = input.getNextJarEntry()) {
        found.put(entry.getName(), new String(input.readAllBytes(), UTF_8));
      }
    }
    return found;
  }
}
