package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.find.Clusters;
import io.bobbin.client.find.SessionProperties;
import io.bobbin.launch.HighAvailability;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptionsInternal;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** One configuration and the cluster that it is for. */
final class ClusterConnection implements AutoCloseable {
  private final ClientEnvironment environment;
  private final Configuration configuration;
  private final Map<String, String> settings;
  private final HadoopSite site;
  private final Yarn yarn;

  private ClusterConnection(Configuration configuration) {
    this.configuration = configuration;
    this.environment = environment(configuration);
    this.settings = configuration.toMap();
    this.site = HadoopSite.load(environment.hadoopConfigurationDirectory()).with(settings);
    this.yarn = Yarn.connect(site, Settings.CLIENT_TIMEOUT.get(settings));
  }

  /** Flink's clients know where they read their configuration, whatever the environment says. */
  private static ClientEnvironment environment(Configuration configuration) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    configuration
        .getOptional(DeploymentOptionsInternal.CONF_DIR)
        .ifPresent(directory -> variables.putIfAbsent("BOBBIN_CONF_DIR", directory));
    return new ClientEnvironment(variables);
  }

  /** Connects when the first question is asked. */
  static ClusterConnection open(Configuration configuration) {
    try (TemporaryClassLoaderContext ignored = ownClassLoader()) {
      Map<String, String> settings = configuration.toMap();
      HighAvailability.removeDefault(settings);
      return new ClusterConnection(Configuration.fromMap(settings));
    }
  }

  /**
   * Hadoop's clients keep the class loader of the thread that makes them; it must not be that of
   * the user's program, which is closed before them.
   */
  static TemporaryClassLoaderContext ownClassLoader() {
    return TemporaryClassLoaderContext.of(ClusterConnection.class.getClassLoader());
  }

  ClientEnvironment environment() {
    return environment;
  }

  Configuration configuration() {
    return configuration;
  }

  HadoopSite site() {
    return site;
  }

  Yarn yarn() {
    return yarn;
  }

  Clusters clusters() {
    try {
      return new Clusters(
          yarn,
          UserGroupInformation.getCurrentUser().getShortUserName(),
          Settings.CLIENT_TIMEOUT.get(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The application whose id the configuration has; nobody need be asked for it. */
  static Optional<ApplicationId> applicationId(Configuration configuration) {
    return Settings.APPLICATION_ID.find(configuration.toMap()).map(Clusters::id);
  }

  /**
   * The application that the configuration means: by its id, a session by its name, or the session
   * that was started last.
   *
   * @throws BobbinException if it means none
   */
  ApplicationId applicationId() {
    Optional<ApplicationId> named = applicationId(configuration);
    if (named.isPresent()) {
      return named.get();
    }
    if (!YarnTarget.SESSION.isIn(configuration)) {
      throw new BobbinException(
          ExitCode.USAGE,
          "No application is named. Name one with -D"
              + Settings.APPLICATION_ID.key()
              + "=ID; 'bobbin list' shows what runs.");
    }
    return Settings.APPLICATION_NAME
        .find(settings)
        .map(clusters()::sessionNamed)
        .or(() -> SessionProperties.of(settings).read().map(last -> last.application()))
        .orElseThrow(clusters()::noneNamed);
  }

  @Override
  public void close() {
    yarn.close();
  }
}
