package io.bobbin.client.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileSystemsTest {
  private final Configuration hadoop = new Configuration();

  @Test
  void areThoseOfTheFilesAndThoseThatAreNamed(@TempDir Path directory) throws Exception {
    FileSystem staging = FileSystem.getLocal(hadoop);
    String other = "viewfs://cluster/";
    hadoop.set("fs.viewfs.mounttable.cluster.link./a", directory.toUri().toString());
    assertThat(TokenFileSystems.of(Map.of(), staging, List.of(), hadoop)).containsExactly(staging);
    assertThat(
            TokenFileSystems.of(
                Map.of("security.kerberos.access.hadoopFileSystems", other),
                staging,
                List.of(),
                hadoop))
        .extracting(fileSystem -> fileSystem.getUri().getScheme())
        .containsExactly("file", "viewfs");
  }

  @Test
  void areNoneIfNoTokensAreWanted() throws Exception {
    FileSystem staging = FileSystem.getLocal(hadoop);
    for (String[] setting :
        new String[][] {
          {"security.delegation.tokens.enabled", "false"},
          {"yarn.security.appmaster.delegation.token.services", "hbase"}
        }) {
      assertThat(TokenFileSystems.of(Map.of(setting[0], setting[1]), staging, List.of(), hadoop))
          .isEmpty();
    }
  }
}
