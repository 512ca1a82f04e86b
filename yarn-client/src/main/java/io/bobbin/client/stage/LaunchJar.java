package io.bobbin.client.stage;

import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchSpecification;
import io.bobbin.launch.LaunchSpecificationFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.fs.FileSystem;

/**
 * The small jar that makes one application different from all others. It may hold passwords of the
 * configuration, so that only its owner may read it.
 */
public final class LaunchJar {
  private final Path hadoopConfiguration;
  private final Path clientConfiguration;

  /**
   * @param hadoopConfiguration directory of the cluster's configuration
   * @param clientConfiguration directory of the logging configuration
   */
  public LaunchJar(Path hadoopConfiguration, Path clientConfiguration) {
    this.hadoopConfiguration = hadoopConfiguration;
    this.clientConfiguration = clientConfiguration;
  }

  /** The jar's content. */
  public byte[] bytes(LaunchSpecification specification) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> entry : entries(specification).entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTime(0);
        jar.putNextEntry(header);
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Map<String, byte[]> entries(LaunchSpecification specification) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(LaunchSpecificationFormat.RESOURCE, text(specification));
    for (String name : HadoopSite.FILES) {
      addIfThere(entries, hadoopConfiguration, name);
    }
    addIfThere(entries, clientConfiguration, ContainerLayout.LOGGING_CONFIGURATION);
    return entries;
  }

  private static byte[] text(LaunchSpecification specification) throws IOException {
    StringWriter writer = new StringWriter();
    LaunchSpecificationFormat.write(specification, writer);
    return writer.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void addIfThere(Map<String, byte[]> entries, Path directory, String name)
      throws IOException {
    Path file = directory.resolve(name);
    if (Files.isRegularFile(file)) {
      entries.put(name, Files.readAllBytes(file));
    }
  }

  /** Writes the jar into the application's directory. */
  public StagedFile stage(
      LaunchSpecification specification,
      FileSystem fileSystem,
      org.apache.hadoop.fs.Path applicationDirectory)
      throws IOException {
    return ApplicationFile.stage(
        new ByteArrayInputStream(bytes(specification)),
        ContainerLayout.LAUNCH_JAR,
        fileSystem,
        applicationDirectory);
  }
}
