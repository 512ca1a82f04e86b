package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
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
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
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
  private final boolean required;

  private LastSessionCommandLine(Configuration configuration, boolean required) {
    this.configuration = configuration;
    this.properties = SessionProperties.of(configuration.toMap());
    this.required = required;
  }

  /** A line that names nothing is an error if no session was started, and no JobManager is set. */
  static LastSessionCommandLine required(Configuration configuration) {
    return new LastSessionCommandLine(configuration, true);
  }

  /** A line that names nothing is left to others if no session was started. */
  static LastSessionCommandLine optional(Configuration configuration) {
    return new LastSessionCommandLine(configuration, false);
  }

  @Override
  public boolean isActive(CommandLine commandLine) {
    Properties dynamic = commandLine.getOptionProperties(DYNAMIC);
    return !commandLine.hasOption(JOB_MANAGER)
        && !dynamic.containsKey(DeploymentOptions.TARGET.key())
        && (id(dynamic).isPresent()
            || properties.read().isPresent()
            || (required && !isJobManagerConfigured()));
  }

  private boolean isJobManagerConfigured() {
    return configuration.contains(RestOptions.ADDRESS)
        || configuration.contains(JobManagerOptions.ADDRESS);
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
      LastSession last = properties.read().orElseThrow(LastSessionCommandLine::nothingNamed);
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

  private static BobbinException nothingNamed() {
    return new BobbinException(
        ExitCode.USAGE,
        "No target is named. Name one with -t (yarn-session, yarn-per-job, yarn-application, remote"
            + " or local), an application with -Dyarn.application.id=ID, or a JobManager with -m"
            + " HOST:PORT.");
  }

  private Optional<ApplicationId> id(Properties dynamic) {
    return Optional.ofNullable(dynamic.getProperty(Settings.APPLICATION_ID.key()))
        .or(() -> Settings.APPLICATION_ID.find(configuration.toMap()))
        .map(Clusters::id);
  }
}
