package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
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
    HadoopSite site = HadoopSite.load(environment.hadoopConfigurationDirectory());
    Map<String, String> configuration = configuration();
    try (Yarn yarn = Yarn.connect(site, Settings.CLIENT_TIMEOUT.get(configuration))) {
      return execute(site, yarn, configuration).code();
    }
  }

  /** Looks at the arguments before anything else is done. */
  void validate() {}

  /** The effective configuration. */
  Map<String, String> configuration() {
    return EffectiveConfiguration.load(
            environment.configurationDirectory(), Map.of(), Optional.empty())
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
}
