package io.bobbin.client.submit;

import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The file systems that containers get delegation tokens for, where there is Kerberos. */
final class TokenFileSystems {
  /** What Flink calls the service that gets tokens of file systems. */
  private static final String SERVICE = "hadoopfs";

  private TokenFileSystems() {}

  /**
   * Those that the application's files are on and those that the configuration names; none if it
   * wants no tokens.
   *
   * @param staging the staging area's
   */
  static Set<FileSystem> of(
      Map<String, String> configuration,
      FileSystem staging,
      List<LaunchFile> files,
      org.apache.hadoop.conf.Configuration hadoop)
      throws IOException {
    Configuration engine = Configuration.fromMap(configuration);
    Set<FileSystem> fileSystems = new LinkedHashSet<>();
    if (!engine.get(SecurityOptions.DELEGATION_TOKENS_ENABLED)
        || !Settings.TOKEN_SERVICES.get(configuration).contains(SERVICE)) {
      return fileSystems;
    }
    fileSystems.add(staging);
    for (LaunchFile file : files) {
      fileSystems.add(FileSystem.get(file.source(), hadoop));
    }
    List<String> further =
        Optional.ofNullable(engine.get(SecurityOptions.KERBEROS_HADOOP_FILESYSTEMS_TO_ACCESS))
            .orElse(List.of());
    for (String name : further) {
      fileSystems.add(new Path(name).getFileSystem(hadoop));
    }
    return fileSystems;
  }
}
