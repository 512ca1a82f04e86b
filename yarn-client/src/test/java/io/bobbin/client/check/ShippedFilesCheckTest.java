package io.bobbin.client.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedFilesCheckTest {
  @Test
  void takesFilesDirectoriesAndEveryArchiveThatYarnUnpacks() {
    List<ShippedFile> files =
        Stream.concat(
                Stream.of("a.jar", "conf/a.jar", "conf/b/größe 1.txt", "plugins/own/own.jar")
                    .map(link -> file(link, "/local")),
                Stream.of("a.tar.gz", "b.TGZ", "c.tar", "d.zip", "e.jar").map(this::archive))
            .toList();

    assertThatCode(() -> ShippedFilesCheck.check(files)).doesNotThrowAnyException();
  }

  @Test
  void refusesTwoFilesOfOneName() {
    assertRefused(
        List.of(file("a.jar", "/one"), file("a.jar", "/two")), "a.jar", "/one", "/two", "Rename");
    assertRefused(List.of(file("a.jar", "/one"), archive("a.jar")), "a.jar", "/one");
  }

  @Test
  void refusesAFileWhereAnotherHasADirectory() {
    assertRefused(List.of(archive("conf.zip"), file("conf.zip/a", "/two")), "conf.zip/a", "/two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"usrlib/a.jar", "bundle", "bundle/a", "launch.jar", "opt/a", "job.zip", "tmp/a"})
  void refusesNamesThatAreTaken(String link) {
    assertRefused(List.of(file(link, "/x")), link, "/x", "these names are taken", ", usrlib");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a$b", "a`b", "a\\b", "a:b", "a|b", "a\nb"})
  void refusesNamesThatContainersCannotHave(String link) {
    assertRefused(List.of(file(link, "/x")), "/x", "Rename");
  }

  @ParameterizedTest
  @ValueSource(strings = {"flink-dist-2.3.0.jar", "lib/flink-dist.jar"})
  void refusesASecondFlink(String link) {
    assertRefused(List.of(file(link, "/x")), "/x", "Flink itself");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.rar", "a.gz", "a", "zip"})
  void refusesWhatYarnDoesNotUnpack(String name) {
    assertRefused(List.of(archive(name)), ".tar.gz, .tgz, .tar, .zip, .jar", "yarn.ship-files");
  }

  private static void assertRefused(List<ShippedFile> files, String... words) {
    assertThatThrownBy(() -> ShippedFilesCheck.check(files))
        .isInstanceOfSatisfying(
            BobbinException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContainingAll(words);
  }

  private static ShippedFile file(String link, String source) {
    return new ShippedFile(link, URI.create("hdfs://h:1" + source), false);
  }

  private ShippedFile archive(String name) {
    return new ShippedFile(name, URI.create("hdfs://h:1/archives"), true);
  }
}
