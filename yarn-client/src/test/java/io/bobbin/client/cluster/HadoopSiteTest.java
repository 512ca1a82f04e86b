package io.bobbin.client.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopSiteTest {
  @TempDir Path directory;

  @Test
  void knowsTheClustersAddresses() throws IOException {
    write("core-site.xml", Map.of("fs.defaultFS", "hdfs://nn:8020"));
    write("yarn-site.xml", Map.of("yarn.resourcemanager.hostname", "rm"));

    HadoopSite site = HadoopSite.load(directory);

    assertThat(site.resourceManagerAddress()).isEqualTo("rm:8032");
    assertThat(site.fileSystem()).isEqualTo(URI.create("hdfs://nn:8020"));
  }

  @Test
  void namesAllResourceManagersOfAnAvailablePair() throws IOException {
    write("core-site.xml", Map.of("fs.defaultFS", "hdfs://nameservice"));
    write(
        "yarn-site.xml",
        Map.of(
            "yarn.resourcemanager.ha.enabled", "true",
            "yarn.resourcemanager.ha.rm-ids", "rm1,rm2",
            "yarn.resourcemanager.hostname.rm1", "a",
            "yarn.resourcemanager.address.rm2", "b:1"));

    assertThat(HadoopSite.load(directory).resourceManagerAddress()).isEqualTo("a:8032, b:1");
  }

  @Test
  void attemptsAreLimitedAsYarnLimitsThem() throws IOException {
    write("core-site.xml", Map.of("fs.defaultFS", "hdfs://nn:8020"));
    String resourceManager = "yarn.resourcemanager.hostname";
    write("yarn-site.xml", Map.of(resourceManager, "rm"));
    assertThat(HadoopSite.load(directory).attempts(asked(3))).isEqualTo(2);
    assertThat(HadoopSite.load(directory).attempts(asked(1))).isEqualTo(1);

    String usual = "yarn.resourcemanager.am.max-attempts";
    write("yarn-site.xml", Map.of(resourceManager, "rm", usual, "4"));
    assertThat(HadoopSite.load(directory).attempts(asked(9))).isEqualTo(4);

    String global = "yarn.resourcemanager.am.global.max-attempts";
    write("yarn-site.xml", Map.of(resourceManager, "rm", usual, "4", global, "6"));
    assertThat(HadoopSite.load(directory).attempts(asked(9))).isEqualTo(6);
    assertThat(HadoopSite.load(directory).attempts(Map.of())).isEqualTo(4);
    assertThat(HadoopSite.load(directory).attempts(Map.of("high-availability.type", "none")))
        .isEqualTo(1);
  }

  private static Map<String, String> asked(int attempts) {
    return Map.of("yarn.application-attempts", Integer.toString(attempts));
  }

  private void write(String file, Map<String, String> properties) throws IOException {
    StringBuilder site = new StringBuilder("<configuration>");
    properties.forEach(
        (key, value) ->
            site.append("<property><name>")
                .append(key)
                .append("</name><value>")
                .append(value)
                .append("</value></property>"));
    Files.writeString(directory.resolve(file), site.append("</configuration>"));
  }
}
