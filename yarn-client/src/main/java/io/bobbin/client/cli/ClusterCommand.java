package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.configuration.EffectiveConfiguration;
import io.bobbin.client.report.Output;
import io.bobbin.launch.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import picocli.CommandLine.Mixin;

/** A command that talks to a cluster. */
abstract class ClusterCommand implements Callable<Integer> {
  @Mixin CommonOptions options;

  final ClientEnvironment environment;
  final Output output;

  ClusterCommand(ClientEnvironment environment, Output output) {
    this.environment = environment;
    this.output = output;
  }

  @Override
  public final Integer call() throws Exception {
    validate();
    HadoopSite files = HadoopSite.load(environment.hadoopConfigurationDirectory());
    Map<String, String> configuration = configuration();
    HadoopSite site = files.with(configuration);
    try (Yarn yarn = Yarn.connect(site, Settings.CLIENT_TIMEOUT.get(configuration))) {
      return execute(site, yarn, configuration).code();
    }
  }

  /** Looks at the arguments before anything else is done. */
  void validate() {}

  /** The effective configuration. */
  Map<String, String> configuration() {
    return configuration(Map.of());
  }

  /** The configuration with what the command line sets. */
  final Map<String, String> configuration(Map<String, String> dynamic) {
    return EffectiveConfiguration.load(
            environment.configurationDirectory(), dynamic, Optional.empty())
        .settings();
  }

  /** Does what the command is for. */
  abstract ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration)
      throws Exception;

  /**
   * YARN's report of an application.
   *
   * @throws BobbinException if YARN does not know it
   */
  static ApplicationReport report(Yarn yarn, ApplicationId application) {
    return yarn.ask(client -> client.getApplicationReport(application));
  }

  /**
   * YARN's report of one of Bobbin's applications.
   *
   * @param otherwise what to do about another kind of application, as a sentence with %s for its id
   * @throws BobbinException if YARN does not know it, or it is not Bobbin's
   */
  static ApplicationReport bobbinsReport(Yarn yarn, ApplicationId application, String otherwise) {
    ApplicationReport report = report(yarn, application);
    if (report.getApplicationTags().contains(ApplicationTags.BOBBIN)) {
      return report;
    }
    throw new BobbinException(
        ExitCode.USAGE,
        application
            + " ("
            + PlainText.line(report.getName())
            + ") is not an application of Bobbin's, but of type "
            + PlainText.line(report.getApplicationType())
            + ". "
            + otherwise.formatted(application));
  }
}
