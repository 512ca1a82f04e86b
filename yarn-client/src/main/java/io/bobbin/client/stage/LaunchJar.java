package io.bobbin.client.stage;

import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.LaunchSpecification;
import io.bobbin.launch.LaunchSpecificationFormat;
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
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The small jar that makes one application different from all others. It may hold passwords of the
 * configuration, so that only its owner may read it.
 */
public final class LaunchJar {
  private static final FsPermission OWNER_ONLY = new FsPermission((short) 0600);

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
    byte[] bytes = bytes(specification);
    org.apache.hadoop.fs.Path target =
        new org.apache.hadoop.fs.Path(applicationDirectory, ContainerLayout.LAUNCH_JAR);
    try (FSDataOutputStream output = FileSystem.create(fileSystem, target, OWNER_ONLY)) {
      output.write(bytes);
    }
    FileStatus status = fileSystem.getFileStatus(target);
    return new StagedFile(
        new LaunchFile(
            ContainerLayout.LAUNCH_JAR,
            status.getPath().toUri(),
            status.getLen(),
            status.getModificationTime(),
            LaunchFile.Kind.FILE,
            LaunchFile.Visibility.APPLICATION),
        bytes.length);
  }
}
