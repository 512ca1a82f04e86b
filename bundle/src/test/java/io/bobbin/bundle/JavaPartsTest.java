package io.bobbin.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime and an archive are made, used from another directory, taken away and damaged. */
class JavaPartsTest {
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final String CLASS = Start.class.getName();

  /** Says whether its JVM uses an archive. */
  static final class Start {
    public static void main(String[] args) {
      System.out.print(System.getProperty("java.vm.info").contains("sharing"));
    }
  }

  @TempDir Path home;
  @TempDir Path work;
  @TempDir Path container;

  @Test
  void aMissingOrDamagedArchiveCostsNothingButTime() throws Exception {
    assumeThat(ToolProvider.findFirst("jlink")).isPresent();
    Path jar = writeJar(work.resolve("start.jar"));
    new HomeDirectory(home, TIME).putFiles("lib", List.of(jar));
    put();
    Files.createSymbolicLink(container.resolve("bundle"), home);
    assertThat(start()).isEqualTo("true");

    Path archive = home.resolve("start-up.jsa");
    byte[] whole = Files.readAllBytes(archive);
    FileTime made = Files.getLastModifiedTime(archive);
    put();
    assertThat(Files.getLastModifiedTime(archive)).as("not made anew").isEqualTo(made);

    Files.delete(archive);
    assertThat(start()).as("missing").isEqualTo("false");
    try (OutputStream half = Files.newOutputStream(archive)) {
      half.write(whole, 0, whole.length / 2);
    }
    assertThat(start()).as("truncated").isEqualTo("false");
    Files.writeString(archive, "no archive");
    assertThat(start()).as("replaced").isEqualTo("false");
    Files.write(archive, whole);
    assertThat(start()).isEqualTo("true");
  }

  private void put() throws IOException {
    new JavaParts(home, work.resolve("parts"))
        .put(
            List.of("--add-opens=java.base/java.lang=ALL-UNNAMED"),
            new ClassPath(List.of("start.jar")));
  }

  private String start() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(container.resolve("bundle/java/bin/java").toString());
    command.addAll(List.of("@bundle/java.args", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("-cp", "bundle/lib/start.jar:launch.jar", CLASS));
    Process process =
        new ProcessBuilder(command).directory(container.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static Path writeJar(Path jar) throws IOException {
    String entry = CLASS.replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream bytes = JavaPartsTest.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new ZipEntry(entry));
      bytes.transferTo(out);
    }
    return jar;
  }
}
