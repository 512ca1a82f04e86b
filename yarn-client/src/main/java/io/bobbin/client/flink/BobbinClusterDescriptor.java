package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.check.JarSource;
import io.bobbin.client.check.KeyCheck;
import io.bobbin.client.cluster.ClusterCapacity;
import io.bobbin.client.deploy.Deployer;
import io.bobbin.client.deploy.Deployment;
import io.bobbin.client.find.RunningCluster;
import io.bobbin.client.report.Output;
import io.bobbin.client.submit.LaunchRequest;
import io.bobbin.client.submit.WorkRequest;
import io.bobbin.client.watch.Milestone;
import io.bobbin.client.watch.Outcome;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.client.deployment.ClusterDeploymentException;
import org.apache.flink.client.deployment.ClusterDescriptor;
import org.apache.flink.client.deployment.ClusterRetrieveException;
import org.apache.flink.client.deployment.ClusterSpecification;
import org.apache.flink.client.deployment.application.ApplicationConfiguration;
import org.apache.flink.client.program.ClusterClientProvider;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** Deploys clusters and finds those that run. */
public final class BobbinClusterDescriptor implements ClusterDescriptor<ApplicationId> {
  private final ClusterConnection connection;
  private final Output output = FlinkOutput.choose();

  private final Consumer<RunningCluster> requirement;

  private BobbinClusterDescriptor(
      ClusterConnection connection, Consumer<RunningCluster> requirement) {
    this.connection = connection;
    this.requirement = requirement;
  }

  /**
   * @param requirement throws if a cluster that runs does not serve the purpose
   */
  static BobbinClusterDescriptor connect(
      Configuration configuration, Consumer<RunningCluster> requirement) {
    return new BobbinClusterDescriptor(ClusterConnection.open(configuration), requirement);
  }

  @Override
  public String getClusterDescription() {
    return ClusterCapacity.ask(connection.yarn()).text();
  }

  @Override
  public ClusterClientProvider<ApplicationId> retrieve(ApplicationId id)
      throws ClusterRetrieveException {
    try (TemporaryClassLoaderContext ignored = ClusterConnection.ownClassLoader()) {
      RunningCluster cluster = connection.clusters().get(id);
      requirement.accept(cluster);
      return clientOf(cluster.id(), cluster.webAddress());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterRetrieveException("Interrupted", e);
    }
  }

  @Override
  public ClusterClientProvider<ApplicationId> deploySessionCluster(ClusterSpecification ignored)
      throws ClusterDeploymentException {
    try (Deployment deployment = deploy(new WorkRequest.Session(), false)) {
      return clientOf(deployment.id(), deployment.awaitReady());
    }
  }

  @Override
  public ClusterClientProvider<ApplicationId> deployApplicationCluster(
      ClusterSpecification ignored, ApplicationConfiguration program)
      throws ClusterDeploymentException {
    WorkRequest work =
        new WorkRequest.Program(
            jar(),
            Optional.ofNullable(program.getApplicationClassName()),
            List.of(program.getProgramArguments()));
    try (Deployment deployment = deploy(work, false)) {
      // As with Flink's own client, whatever -d says: a program on the cluster needs nobody here.
      Outcome outcome = deployment.follow(Milestone.ACCEPTED);
      if (outcome.exitCode() != ExitCode.SUCCEEDED) {
        throw new BobbinException(
            outcome.exitCode(), outcome.message() + "\nIts logs: bobbin logs " + deployment.id());
      }
      return () ->
          client(
              deployment.id(),
              deployment
                  .webAddress()
                  .orElseThrow(() -> new FlinkRuntimeException("The application has ended.")));
    }
  }

  /** Deploys a cluster for one job; it is the caller's to follow and to close. */
  Deployment deployJob(WorkRequest.Job job) throws ClusterDeploymentException {
    return deploy(job, false);
  }

  private Optional<JarSource> jar() {
    List<String> jars =
        connection.configuration().getOptional(PipelineOptions.JARS).orElse(List.of());
    return jars.stream().findFirst().map(JarSource::of);
  }

  private Deployment deploy(WorkRequest work, boolean stopOnExit)
      throws ClusterDeploymentException {
    Map<String, String> settings = new TreeMap<>(connection.configuration().toMap());
    // What is on this machine only, and what the request says already.
    settings.keySet().removeIf(key -> key.startsWith("$internal."));
    if (!(work instanceof WorkRequest.Program)) {
      // A program may have further jars.
      settings.remove(PipelineOptions.JARS.key());
    }
    KeyCheck.check(settings).forEach(output::warn);
    try (TemporaryClassLoaderContext ignored = ClusterConnection.ownClassLoader()) {
      return new Deployer(
              connection.environment(),
              connection.site(),
              connection.yarn(),
              output.err(),
              output.progress(false))
          .deploy(new LaunchRequest(work, settings), stopOnExit);
    } catch (IOException e) {
      throw new ClusterDeploymentException("The cluster failed", e);
    }
  }

  ClusterClientProvider<ApplicationId> clientOf(ApplicationId id, URI webAddress) {
    return () -> client(id, webAddress);
  }

  private ApplicationClient client(ApplicationId id, URI webAddress) {
    Configuration effective = new Configuration(connection.configuration());
    effective.set(JobManagerOptions.ADDRESS, webAddress.getHost());
    effective.set(JobManagerOptions.PORT, webAddress.getPort());
    effective.set(RestOptions.ADDRESS, webAddress.getHost());
    effective.set(RestOptions.PORT, webAddress.getPort());
    try {
      return new ApplicationClient(effective, id, new JobManagerAddress(webAddress));
    } catch (Exception e) {
      throw new FlinkRuntimeException("No client for " + webAddress, e);
    }
  }

  @Override
  public void killCluster(ApplicationId id) {
    connection
        .yarn()
        .ask(
            client -> {
              client.killApplication(id);
              return id;
            });
  }

  @Override
  public void close() {
    connection.close();
  }
}
