package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bobbin.it.BobbinCommand.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the client's script starts, and what becomes of its start-up archive. */
class ClientJavaIT {
  private static final Path HOME = BobbinCommand.file("bundle/target/bobbin");
  private static final Path ARCHIVE = HOME.resolve("client.jsa");

  /** Java says on standard error, before anything else, what it is. */
  private static final String TELL = "-XshowSettings:properties ";

  private static final String SHARING = "java.vm.info = [^\n]*sharing";

  @TempDir Path temporary;

  @BeforeEach
  void hasAnArchive() {
    assumeThat(ARCHIVE).exists();
  }

  @Test
  void isTheInstallationsOwnWithItsArchive() throws Exception {
    Result result = version(bobbin(), TELL);
    assertThat(result.err())
        .contains("java.home = " + HOME.resolve("java") + "\n")
        .containsPattern(SHARING);
  }

  @Test
  void isTheOneThatTheUserNames() throws Exception {
    String other = System.getProperty("java.home");
    Result result = version(bobbin().environment("BOBBIN_JAVA_HOME", other), TELL);
    assertThat(result.err()).contains("java.home = " + other + "\n");
    assertThat(version(bobbin().environment("BOBBIN_JAVA_HOME", other), "").err()).isEmpty();
  }

  @Test
  void aDamagedArchiveCostsOnlyTime() throws Exception {
    Path archive = Files.copy(ARCHIVE, temporary.resolve("client.jsa"));
    String option = "-XX:SharedArchiveFile=" + archive + " ";
    assertThat(version(bobbin(), option + TELL).err()).as("a copy").containsPattern(SHARING);

    try (InputStream whole = Files.newInputStream(ARCHIVE)) {
      Files.write(archive, whole.readNBytes((int) Files.size(ARCHIVE) / 2));
    }
    checkUseless(option, "half of it");
    Files.writeString(archive, "no archive");
    checkUseless(option, "another file");
    Files.delete(archive);
    checkUseless(option, "none");
  }

  private static void checkUseless(String option, String what) throws Exception {
    assertThat(version(bobbin(), option + TELL).err()).as(what).doesNotContainPattern(SHARING);
    assertThat(version(bobbin(), option).err()).as(what).isEmpty();
  }

  private static BobbinCommand bobbin() {
    return BobbinCommand.withoutCluster();
  }

  private static Result version(BobbinCommand bobbin, String options)
      throws IOException, InterruptedException {
    Result result = bobbin.environment("BOBBIN_JVM_OPTS", options).run("--version");
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out()).startsWith("bobbin ").hasLineCount(1);
    return result;
  }
}
