package io.bobbin.client.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.LaunchSpecification;
import io.bobbin.launch.LaunchSpecificationFormat;
import io.bobbin.launch.ShippedFiles;
import io.bobbin.launch.Workload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchJarTest {
  @TempDir Path hadoop;
  @TempDir Path conf;
  @TempDir Path staging;

  private final Map<String, String> configuration = new HashMap<>();

  @BeforeEach
  void writeConfigurations() throws IOException {
    Files.writeString(hadoop.resolve("core-site.xml"), "<configuration>core</configuration>");
    Files.writeString(hadoop.resolve("yarn-site.xml"), "<configuration>yarn</configuration>");
    Files.writeString(hadoop.resolve("hadoop-env.sh"), "no");
    Files.writeString(conf.resolve("log4j.properties"), "rootLogger.level = INFO");
    configuration.put("a.b", "c=d\n\u00fc");
  }

  @Test
  void holdsTheSpecificationAndTheConfigurations() throws IOException {
    Map<String, String> entries = entries(jar().bytes(specification()));

    assertThat(entries)
        .containsOnlyKeys(
            "bobbin-launch.properties", "core-site.xml", "yarn-site.xml", "log4j.properties");
    assertThat(entries).containsEntry("core-site.xml", "<configuration>core</configuration>");
    assertThat(
            LaunchSpecificationFormat.read(
                new StringReader(entries.get("bobbin-launch.properties"))))
        .isEqualTo(specification());
  }

  @Test
  void staysSmallWithALargeConfiguration() throws IOException {
    StringBuilder site = new StringBuilder("<configuration>");
    for (int i = 0; i < 500; i++) {
      site.append("<property><name>dfs.some.setting.number.")
          .append(i)
          .append("</name><value>")
          .append(i * 7919)
          .append("</value></property>\n");
      configuration.put("some.configuration.key.number." + i, "value " + i * 104729);
    }
    Files.writeString(hadoop.resolve("hdfs-site.xml"), site + "</configuration>");

    assertThat(jar().bytes(specification())).hasSizeLessThan(32 * 1024);
  }

  @Test
  void isReadableByItsOwnerOnly() throws IOException {
    StagedFile staged =
        jar()
            .stage(
                specification(),
                FileSystem.getLocal(new Configuration()),
                new org.apache.hadoop.fs.Path(staging.toUri()));

    Path file = staging.resolve("launch.jar");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(staged.file().size()).isEqualTo(Files.size(file));
    assertThat(staged.file().visibility()).isEqualTo(LaunchFile.Visibility.APPLICATION);
  }

  private LaunchJar jar() {
    return new LaunchJar(hadoop, conf);
  }

  private LaunchSpecification specification() {
    return new LaunchSpecification(
        "name",
        new Workload.Program(
            Optional.of("usrlib/job.jar"), List.of(), Optional.of("a.Job"), List.of("--x", "y z")),
        configuration,
        2,
        URI.create("hdfs://h:1/user/a/.bobbin/applications/application_1_0001"),
        ShippedFiles.NONE);
  }

  private static Map<String, String> entries(byte[] jar) throws IOException {
    Map<String, String> entries = new HashMap<>();
    try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        entries.put(entry.getName(), new String(input.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}
