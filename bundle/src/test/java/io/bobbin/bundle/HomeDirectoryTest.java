package io.bobbin.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeDirectoryTest {
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir Path root;
  @TempDir Path source;
  private HomeDirectory home;

  @BeforeEach
  void open() {
    home = new HomeDirectory(root, TIME);
  }

  private Path file(String name, String text) throws IOException {
    Path file = source.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void removesWhatAnEarlierBuildPut() throws IOException {
    home.putFiles("lib", List.of(file("a-1.jar", "1"), file("b-1.jar", "b")));
    home.putFiles("lib", List.of(file("a-2.jar", "2"), source.resolve("b-1.jar")));
    assertThat(root.resolve("lib"))
        .isDirectoryContaining("glob:**/a-2.jar")
        .isDirectoryContaining("glob:**/b-1.jar")
        .isDirectoryNotContaining("glob:**/a-1.jar");
  }

  @Test
  void copiesWhatChangedEvenIfItsSizeAndTimeDidNot() throws IOException {
    home.putFiles("lib", List.of(file("a.jar", "1")));
    home.putFiles("lib", List.of(file("a.jar", "2")));
    assertThat(root.resolve("lib/a.jar")).hasContent("2");
    assertThat(Files.getLastModifiedTime(root.resolve("lib/a.jar"))).isEqualTo(TIME);
  }

  @Test
  void mirrorsATree() throws IOException {
    file("old/x.jar", "x");
    home.putTree("plugins", source);
    Files.delete(source.resolve("old/x.jar"));
    Files.delete(source.resolve("old"));
    file("gpu/discover.sh", "#!/bin/sh");
    home.putTree("plugins", source);
    assertThat(root.resolve("plugins/old")).doesNotExist();
    assertThat(root.resolve("plugins/gpu/discover.sh")).hasContent("#!/bin/sh").isExecutable();
  }

  @Test
  void refusesTwoJarsOfOneName() throws IOException {
    Path one = file("one/a.jar", "1");
    Path two = file("two/a.jar", "2");
    assertThatThrownBy(() -> home.putFiles("lib", List.of(one, two)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Two files are named a.jar");
  }
}
