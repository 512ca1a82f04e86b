package io.bobbin.client.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.find.SessionProperties.LastSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionPropertiesTest {
  private static final ApplicationId FIRST = ApplicationId.newInstance(1_700_000_000_000L, 1);
  private static final ApplicationId SECOND = ApplicationId.newInstance(1_700_000_000_000L, 2);

  @TempDir Path directory;

  private SessionProperties properties;

  @BeforeEach
  void locate() {
    properties =
        SessionProperties.of(Map.of("yarn.properties-file.location", directory.toString()));
  }

  @Test
  void whatIsWrittenIsReadAndNobodyElseCanReadIt() throws IOException {
    assertThat(properties.read()).isEmpty();
    LastSession session = new LastSession(FIRST, Map.of("a.b", "c=d", "e", "größe"));
    properties.write(session);

    assertThat(properties.read()).contains(session);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(properties.file())))
        .isEqualTo("rw-------");
    assertThat(directory.toFile().list()).hasSize(1);
  }

  /** As Flink's own script writes it. */
  @Test
  void flinksOwnFileIsRead() throws IOException {
    Files.writeString(
        properties.file(),
        """
        #Generated YARN properties file
        #Fri Nov 20 11:42:49 UTC 2026
        dynamicPropertiesString=fs.overwrite-files\\=true@@a\\=b
        applicationID=application_1700000000000_0001
        """);
    assertThat(properties.read())
        .contains(new LastSession(FIRST, Map.of("fs.overwrite-files", "true", "a", "b")));
  }

  @Test
  void aSessionThatWasStartedLaterIsNotForgotten() throws IOException {
    properties.write(new LastSession(SECOND, Map.of()));
    properties.forget(FIRST);
    assertThat(properties.read()).isPresent();
    properties.forget(SECOND);
    assertThat(properties.file()).doesNotExist();
  }

  @Test
  void aFileThatNamesNoSessionIsSaidToBeInTheWay() throws IOException {
    for (String text : new String[] {"", "applicationID=orders\n", "a=\\uZZZZ\n"}) {
      Files.writeString(properties.file(), text);
      assertThatThrownBy(properties::read)
          .isInstanceOf(BobbinException.class)
          .hasMessageContaining(properties.file().toString())
          .hasMessageContaining("Delete it");
    }
  }

  /** Somebody else could have put it there. */
  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("other"), "applicationID=" + FIRST + "\n");
    Files.createSymbolicLink(properties.file(), elsewhere);
    assertThat(properties.read()).isEmpty();
  }
}
