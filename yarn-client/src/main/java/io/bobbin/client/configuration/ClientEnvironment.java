package io.bobbin.client.configuration;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the environment says that things are.
 *
 * @param variables the process's environment
 */
public record ClientEnvironment(Map<String, String> variables) {
  public ClientEnvironment {
    variables = Map.copyOf(variables);
  }

  /**
   * The directory of {@code config.yaml}: {@code BOBBIN_CONF_DIR}, or else that of a Flink
   * distribution, {@code FLINK_CONF_DIR}, or else {@code conf} in {@code BOBBIN_HOME}.
   *
   * @throws BobbinException if there is none
   */
  public Path configurationDirectory() {
    Path directory =
        variable("BOBBIN_CONF_DIR")
            .or(() -> variable("FLINK_CONF_DIR"))
            .map(Path::of)
            .or(() -> variable("BOBBIN_HOME").map(home -> Path.of(home, "conf")))
            .orElseThrow(
                () ->
                    new BobbinException(
                        ExitCode.USAGE,
                        "Bobbin's configuration is not known. Set BOBBIN_CONF_DIR to the directory"
                            + " of config.yaml, or BOBBIN_HOME to the installation."));
    if (!Files.isRegularFile(directory.resolve("config.yaml"))) {
      throw new BobbinException(
          ExitCode.USAGE,
          "There is no config.yaml in "
              + directory
              + ". Set BOBBIN_CONF_DIR to the directory of config.yaml.");
    }
    return directory;
  }

  /**
   * The installation.
   *
   * @throws BobbinException if {@code BOBBIN_HOME} is not set
   */
  public Path home() {
    return variable("BOBBIN_HOME")
        .map(Path::of)
        .orElseThrow(
            () ->
                new BobbinException(
                    ExitCode.USAGE,
                    "BOBBIN_HOME is not set. Start Bobbin with its script, or set BOBBIN_HOME to"
                        + " the installation."));
  }

  /**
   * The directory of Hadoop's configuration: {@code HADOOP_CONF_DIR}, or else {@code
   * YARN_CONF_DIR}.
   *
   * @throws BobbinException if neither names a directory
   */
  public Path hadoopConfigurationDirectory() {
    Path directory =
        Stream.of("HADOOP_CONF_DIR", "YARN_CONF_DIR")
            .flatMap(name -> variable(name).stream())
            .findFirst()
            .map(Path::of)
            .orElseThrow(
                () ->
                    new BobbinException(
                        ExitCode.USAGE,
                        "The cluster is not known. Set HADOOP_CONF_DIR to the directory of its"
                            + " core-site.xml, hdfs-site.xml and yarn-site.xml."));
    if (!Files.isDirectory(directory)) {
      throw new BobbinException(
          ExitCode.USAGE,
          "HADOOP_CONF_DIR names "
              + directory
              + ", which is not a directory. Set it to the directory of the cluster's core-site.xml"
              + " and yarn-site.xml.");
    }
    return directory;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
