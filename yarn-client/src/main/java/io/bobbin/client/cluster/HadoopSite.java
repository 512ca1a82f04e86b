package io.bobbin.client.cluster;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.HadoopProperties;
import io.bobbin.launch.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.conf.HAUtil;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * A cluster's configuration files, read.
 *
 * @param directory where they are
 * @param configuration what they say, changed so that a daemon that is not there is noticed in
 *     seconds
 */
public record HadoopSite(Path directory, Configuration configuration) {
  /** The files that containers get, too, as far as they exist. */
  public static final List<String> FILES =
      List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml", "mapred-site.xml");

  private static final String NO_ADDRESS = "0.0.0.0";

  /**
   * Reads the files of a directory.
   *
   * @throws BobbinException if they name no ResourceManager or no shared file system
   */
  public static HadoopSite load(Path directory) {
    HdfsConfiguration.init();
    Configuration configuration = new YarnConfiguration();
    for (String file : FILES) {
      Path path = directory.resolve(file);
      if (Files.isRegularFile(path)) {
        configuration.addResource(new org.apache.hadoop.fs.Path(path.toUri()));
      }
    }
    HadoopSite site = new HadoopSite(directory, ClientTuning.apply(configuration));
    site.requireResourceManager();
    site.requireSharedFileSystem();
    UserGroupInformation.setConfiguration(configuration);
    return site;
  }

  /** The same cluster, with the properties that the configuration of an application sets. */
  public HadoopSite with(Map<String, String> applicationConfiguration) {
    Map<String, String> properties = HadoopProperties.of(applicationConfiguration);
    if (properties.isEmpty()) {
      return this;
    }
    Configuration changed = new Configuration(configuration);
    properties.forEach(changed::set);
    return new HadoopSite(directory, changed);
  }

  /** Where the ResourceManagers listen to clients, for messages. */
  public String resourceManagerAddress() {
    if (HAUtil.isHAEnabled(configuration)) {
      return HAUtil.getRMHAIds(configuration).stream()
          .map(this::addressOf)
          .collect(Collectors.joining(", "));
    }
    return configuration.get(YarnConfiguration.RM_ADDRESS);
  }

  private String addressOf(String resourceManagerId) {
    String host =
        configuration.get(
            HAUtil.addSuffix(YarnConfiguration.RM_HOSTNAME, resourceManagerId), resourceManagerId);
    return configuration.get(
        HAUtil.addSuffix(YarnConfiguration.RM_ADDRESS, resourceManagerId),
        host + ":" + YarnConfiguration.DEFAULT_RM_PORT);
  }

  /** The file system that everything is staged on. */
  public URI fileSystem() {
    return FileSystem.getDefaultUri(configuration);
  }

  /**
   * How often YARN starts an application master, by the rule of its ResourceManager, as far as the
   * configuration here is the same as there.
   *
   * @param settings of the application
   */
  public int attempts(Map<String, String> settings) {
    int usual =
        configuration.getInt(
            YarnConfiguration.RM_AM_MAX_ATTEMPTS, YarnConfiguration.DEFAULT_RM_AM_MAX_ATTEMPTS);
    int most = configuration.getInt(YarnConfiguration.GLOBAL_RM_AM_MAX_ATTEMPTS, usual);
    return Settings.attempts(settings).map(asked -> Math.min(asked, most)).orElse(usual);
  }

  private void requireResourceManager() {
    if (HAUtil.isHAEnabled(configuration)) {
      return;
    }
    String host =
        configuration
            .getSocketAddr(
                YarnConfiguration.RM_ADDRESS,
                YarnConfiguration.DEFAULT_RM_ADDRESS,
                YarnConfiguration.DEFAULT_RM_PORT)
            .getHostString();
    if (host.equals(NO_ADDRESS)) {
      throw new BobbinException(
          ExitCode.USAGE,
          "The configuration in "
              + directory
              + " names no ResourceManager. Set yarn.resourcemanager.hostname in its yarn-site.xml,"
              + " or HADOOP_CONF_DIR to the cluster's configuration.");
    }
  }

  private void requireSharedFileSystem() {
    if ("file".equals(fileSystem().getScheme())) {
      throw new BobbinException(
          ExitCode.USAGE,
          "The configuration in "
              + directory
              + " names no shared file system: fs.defaultFS is "
              + fileSystem()
              + ". Set it in its core-site.xml, or HADOOP_CONF_DIR to the cluster's"
              + " configuration.");
    }
  }
}
