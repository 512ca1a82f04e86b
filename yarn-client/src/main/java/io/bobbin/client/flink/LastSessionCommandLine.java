package io.bobbin.client.flink;

import io.bobbin.client.find.Clusters;
import io.bobbin.client.find.SessionProperties;
import io.bobbin.client.find.SessionProperties.LastSession;
import io.bobbin.launch.Settings;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.apache.flink.client.cli.CustomCommandLine;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * What a command line means that names no target: the application with the id that it does name, or
 * else the session that was started last.
 */
final class LastSessionCommandLine implements CustomCommandLine {
  private static final String DYNAMIC = "D";
  private static final String JOB_MANAGER = "m";

  private final Configuration configuration;
  private final SessionProperties properties;

  LastSessionCommandLine(Configuration configuration) {
    this.configuration = configuration;
    this.properties = SessionProperties.of(configuration.toMap());
  }

  @Override
  public boolean isActive(CommandLine commandLine) {
    Properties dynamic = commandLine.getOptionProperties(DYNAMIC);
    return !commandLine.hasOption(JOB_MANAGER)
        && !dynamic.containsKey(DeploymentOptions.TARGET.key())
        && (id(dynamic).isPresent() || properties.read().isPresent());
  }

  @Override
  public String getId() {
    return "YARN session";
  }

  @Override
  public void addRunOptions(Options options) {
    // It has none.
  }

  @Override
  public void addGeneralOptions(Options options) {
    // It has none.
  }

  @Override
  public Configuration toConfiguration(CommandLine commandLine) {
    Properties dynamic = commandLine.getOptionProperties(DYNAMIC);
    Configuration effective = new Configuration();
    Optional<ApplicationId> id = id(dynamic);
    if (id.isEmpty()) {
      LastSession last = properties.read().orElseThrow();
      System.out.println("Found Yarn properties file under " + properties.file() + ".");
      last.dynamicProperties().forEach(effective::setString);
      effective.setString(Settings.APPLICATION_ID.key(), last.application().toString());
    }
    dynamic
        .stringPropertyNames()
        .forEach(key -> effective.setString(key, dynamic.getProperty(key)));
    effective.set(DeploymentOptions.TARGET, YarnTarget.SESSION.targetName());
    return effective;
  }

  private Optional<ApplicationId> id(Properties dynamic) {
    return Optional.ofNullable(dynamic.getProperty(Settings.APPLICATION_ID.key()))
        .or(() -> Settings.APPLICATION_ID.find(configuration.toMap()))
        .map(Clusters::id);
  }
}
