package io.bobbin.client.cli;

import io.bobbin.client.ExitCode;
import io.bobbin.client.check.KeyCheck;
import io.bobbin.client.cluster.ClusterCapacity;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.configuration.EffectiveConfiguration;
import io.bobbin.client.deploy.Deployer;
import io.bobbin.client.deploy.Deployment;
import io.bobbin.client.find.Clusters;
import io.bobbin.client.find.RunningCluster;
import io.bobbin.client.find.SessionProperties;
import io.bobbin.client.find.SessionProperties.LastSession;
import io.bobbin.client.report.Output;
import io.bobbin.client.submit.LaunchRequest;
import io.bobbin.client.submit.WorkRequest;
import io.bobbin.launch.DeploymentMode;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code yarn-session.sh}. */
@Command(
    name = "yarn-session.sh",
    description = "Start a session on YARN, or attach to one that runs.",
    sortOptions = false,
    footer = {
      "",
      "Attached, it takes the lines 'help' and 'stop', and stops the session when it is interrupted.",
      "Detached, the session goes on: echo stop | yarn-session.sh -id APP"
    })
public final class YarnSession extends ClusterCommand {
  @Mixin SessionOptions session;

  YarnSession(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  public static void main(String[] arguments) {
    int exitCode =
        commandLine(new ClientEnvironment(System.getenv()), Output.ofProcess()).execute(arguments);
    System.exit(exitCode);
  }

  static CommandLine commandLine(ClientEnvironment environment, Output output) {
    return Bobbin.configure(new CommandLine(new YarnSession(environment, output)), output)
        .setOverwrittenOptionsAllowed(true);
  }

  @Override
  Map<String, String> configuration() {
    EffectiveConfiguration configuration =
        EffectiveConfiguration.load(
            environment.configurationDirectory(), session.settings(), Optional.empty());
    configuration.notices().forEach(output::warn);
    return configuration.settings();
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    session.notices().forEach(output::warn);
    if (session.query) {
      output.out().print(ClusterCapacity.ask(yarn).text());
      return ExitCode.SUCCEEDED;
    }
    if (session.applicationId.isPresent()) {
      return attach(yarn, configuration, Clusters.id(session.applicationId.get()));
    }
    return start(site, yarn, configuration);
  }

  private ExitCode start(HadoopSite site, Yarn yarn, Map<String, String> configuration)
      throws Exception {
    KeyCheck.check(configuration).forEach(output::warn);
    SessionProperties properties = SessionProperties.of(configuration);
    Deployer deployer =
        new Deployer(environment, site, yarn, output.err(), output.progress(options.json));
    RunningCluster cluster;
    try (Deployment deployment =
        deployer.deploy(
            new LaunchRequest(new WorkRequest.Session(), configuration), !session.detached)) {
      cluster =
          new RunningCluster(deployment.id(), DeploymentMode.SESSION, deployment.awaitReady());
    }
    try {
      properties.write(new LastSession(cluster.id(), session.dynamic));
    } catch (IOException e) {
      output.warn(
          "The session runs, but "
              + properties.file()
              + " could not be written ("
              + e.getMessage()
              + "). Name the session with -Dyarn.application.id="
              + cluster.id()
              + ".");
    }
    return report(yarn, cluster, properties);
  }

  private ExitCode attach(Yarn yarn, Map<String, String> configuration, ApplicationId id)
      throws Exception {
    Clusters clusters =
        new Clusters(
            yarn,
            UserGroupInformation.getCurrentUser().getShortUserName(),
            Settings.CLIENT_TIMEOUT.get(configuration));
    return report(yarn, clusters.get(id), SessionProperties.of(configuration));
  }

  private ExitCode report(Yarn yarn, RunningCluster cluster, SessionProperties properties)
      throws Exception {
    if (options.json) {
      output.out().println(SessionDocument.of(cluster));
    } else {
      output.out().println("JobManager Web Interface: " + cluster.webAddress());
    }
    if (session.detached) {
      tellHowToStop(cluster);
      return ExitCode.SUCCEEDED;
    }
    return new SessionConsole(yarn, cluster, properties, output).run(System.in);
  }

  private void tellHowToStop(RunningCluster cluster) {
    if (!options.json) {
      output
          .out()
          .println(
              "The session runs on. To stop it: echo stop | yarn-session.sh -id "
                  + cluster.id()
                  + ", or: yarn application -kill "
                  + cluster.id());
    }
  }
}
