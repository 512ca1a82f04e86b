package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Output;
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
    try (Yarn yarn = Yarn.connect(site)) {
      return execute(site, yarn).code();
    }
  }

  /** Looks at the arguments before anything else is done. */
  void validate() {}

  /** Does what the command is for. */
  abstract ExitCode execute(HadoopSite site, Yarn yarn) throws Exception;

  /**
   * YARN's report of an application.
   *
   * @throws BobbinException if YARN does not know it
   */
  static ApplicationReport report(Yarn yarn, ApplicationId application) {
    return yarn.ask(client -> client.getApplicationReport(application));
  }
}
