package io.bobbin.client.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCheckTest {
  @TempDir Path directory;

  @Test
  void takesTheClassThatWasNamed() throws IOException {
    Path jar = jar(Map.of("Main-Class", "a.Other"), "a/Job.class", "a/Other.class");

    assertThat(inspect(jar, "a.Job")).isEqualTo("a.Job");
  }

  @Test
  void prefersFlinksAttributeOfTheManifest() throws IOException {
    Path jar =
        jar(
            Map.of("Main-Class", "a.Job", "program-class", "a.Other"),
            "a/Job.class",
            "a/Other.class");

    assertThat(inspect(jar, null)).isEqualTo("a.Other");
    assertThat(inspect(jar(Map.of("Main-Class", "a.Job"), "a/Job.class"), null)).isEqualTo("a.Job");
  }

  @Test
  void readsAJarOnAHadoopFileSystemInPlace() throws IOException {
    Path jar = jar(Map.of("Main-Class", "a.Job"), "a/Job.class");
    JarSource source = new JarSource.Remote(jar.toUri());

    assertThat(
            JarCheck.mainClass(source.open(new Configuration()), source.name(), Optional.empty()))
        .isEqualTo("a.Job");
  }

  @Test
  void namesClassesWithTheSameSimpleName() throws IOException {
    Path jar = jar(Map.of(), "a/Job.class", "b/Job.class");

    assertThatThrownBy(() -> inspect(jar, "Job"))
        .isInstanceOf(BobbinException.class)
        .hasMessageContaining("no class Job in job.jar")
        .hasMessageContaining("It has a.Job, b.Job");
  }

  @Test
  void leavesJarsWithLibrariesInsideToFlink() throws IOException {
    assertThat(inspect(jar(Map.of(), "lib/job-1.jar"), "a.Job")).isEqualTo("a.Job");
  }

  @Test
  void asksForAClassIfTheManifestNamesNone() throws IOException {
    Path jar = jar(Map.of(), "a/Job.class");

    assertThatThrownBy(() -> inspect(jar, null)).hasMessageContaining("Name the class with -c");
  }

  @Test
  void recognisesWhatIsNoJar() throws IOException {
    for (String content : List.of("", "no jar", "PK\u0003\u0004 cut off ".repeat(100))) {
      Path file = Files.writeString(directory.resolve("job.jar"), content);

      assertThatThrownBy(() -> inspect(file, null))
          .isInstanceOf(BobbinException.class)
          .hasMessageContaining("job.jar is not a jar");
    }
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> inspect(directory.resolve("none.jar"), null))
        .hasMessageContaining("There is no file " + directory.resolve("none.jar"));
    assertThatThrownBy(() -> inspect(directory, null)).hasMessageContaining("is not a file");
    assertThatThrownBy(
            () ->
                new JarSource.Remote(directory.resolve("none.jar").toUri())
                    .open(new Configuration()))
        .hasMessageContaining("There is no file");
    assertThatThrownBy(() -> JarSource.of("nosuch://a/b.jar").open(new Configuration()))
        .hasMessageContaining("Hadoop knows no file system for nosuch://a/b.jar");
  }

  @Test
  void tellsUrlsFromPaths() {
    assertThat(JarSource.of("hdfs:///a/b.jar")).isInstanceOf(JarSource.Remote.class);
    assertThat(JarSource.of("hdfs://host:1/a/b.jar").name()).isEqualTo("b.jar");
    assertThat(JarSource.of("file:///a/b.jar")).isEqualTo(new JarSource.Local(Path.of("/a/b.jar")));
    assertThat(JarSource.of("a/b.jar")).isEqualTo(new JarSource.Local(Path.of("a/b.jar")));
  }

  @Test
  void malformedUrlsAreTold() {
    for (String text : List.of("file:x.jar", "file:/a b.jar", "hdfs://h:1/a b.jar", "hdfs://h:1")) {
      assertThatThrownBy(() -> JarSource.of(text))
          .isInstanceOf(BobbinException.class)
          .hasMessageContaining("'" + text + "' is not the URL of a file");
    }
  }

  private String inspect(Path jar, String mainClass) throws IOException {
    JarSource source = new JarSource.Local(jar);
    return JarCheck.mainClass(
        source.open(new Configuration()), source.name(), Optional.ofNullable(mainClass));
  }

  private Path jar(Map<String, String> attributes, String... entries) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(manifest.getMainAttributes()::putValue);
    Path jar = directory.resolve("job.jar");
    try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String entry : entries) {
        output.putNextEntry(new JarEntry(entry));
      }
    }
    return jar;
  }
}
