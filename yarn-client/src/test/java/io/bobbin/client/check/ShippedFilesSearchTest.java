package io.bobbin.client.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.launch.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesSearchTest {
  @TempDir Path directory;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(directory.resolve("conf/below"));
    Files.writeString(directory.resolve("conf/a.properties"), "a");
    Files.writeString(directory.resolve("conf/below/b b.jar"), "b");
    Files.writeString(directory.resolve("env.zip"), "c");
  }

  @Test
  void findsFilesWithTheNamesOfTheirDirectories() throws IOException {
    List<ShippedFile> files =
        find("yarn.ship-files", directory.resolve("conf") + "; " + directory.resolve("env.zip"));

    assertThat(files)
        .containsExactly(
            new ShippedFile("conf/a.properties", uri("conf/a.properties"), false),
            new ShippedFile("conf/below/b b.jar", uri("conf/below/b b.jar"), false),
            new ShippedFile("env.zip", uri("env.zip"), false));
    assertThat(files).allMatch(ShippedFile::isLocal);
  }

  @Test
  void understandsListsOfYaml() throws IOException {
    assertThat(
            find(
                "yarn.ship-files",
                "['" + directory.resolve("env.zip") + "', " + directory.resolve("conf") + "]"))
        .hasSize(3);
  }

  @Test
  void followsLinksToDirectories() throws IOException {
    Files.createSymbolicLink(directory.resolve("link"), directory.resolve("conf"));

    assertThat(find("yarn.ship-files", directory.resolve("link/") + ""))
        .extracting(ShippedFile::link)
        .containsExactly("link/a.properties", "link/below/b b.jar");
  }

  @Test
  void findsRemoteFilesLikewise() throws IOException {
    FileSearch.Found found =
        new FileSearch(RemoteFileSystem.configuration())
            .find("yarn.ship-files", java.net.URI.create("remote:" + directory.resolve("conf")));

    assertThat(found.name()).isEqualTo("conf");
    assertThat(found.files())
        .extracting(FileSearch.Entry::path)
        .containsExactlyInAnyOrder("a.properties", "below/b b.jar");
    assertThat(found.files()).allMatch(entry -> entry.source().getScheme().equals("remote"));
  }

  @Test
  void archivesAreMarked() throws IOException {
    assertThat(find("yarn.ship-archives", directory.resolve("env.zip").toUri().toString()))
        .containsExactly(new ShippedFile("env.zip", uri("env.zip"), true));
  }

  @Test
  void saysWhatIsMissing() {
    assertRefused("yarn.ship-files", "no/such.file", "no/such.file", "yarn.ship-files");
    assertRefused("yarn.ship-archives", "no.zip", "no.zip", "yarn.ship-archives");
    assertRefused("yarn.ship-archives", directory.resolve("conf") + "", "is a directory");
    assertRefused("yarn.ship-files", "nosuch://h/a", "nosuch://h/a", "no such file system");
    assertRefused("yarn.ship-files", "https://h/a", "HTTP");
  }

  @Test
  void saysThatAListIsNotClosed() {
    assertThatThrownBy(() -> find("yarn.ship-files", "\"a"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("separated by ';'");
  }

  private void assertRefused(String key, String value, String... words) {
    assertThatThrownBy(() -> find(key, value))
        .isInstanceOf(BobbinException.class)
        .hasMessageContainingAll(words);
  }

  private static List<ShippedFile> find(String key, String value) throws IOException {
    return new ShippedFilesSearch(new FileSearch(new Configuration())).find(Map.of(key, value));
  }

  private java.net.URI uri(String path) {
    return directory.resolve(path).toUri();
  }
}
