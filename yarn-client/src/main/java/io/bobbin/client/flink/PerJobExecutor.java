package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.check.JarSource;
import io.bobbin.client.deploy.Deployment;
import io.bobbin.client.submit.WorkRequest;
import io.bobbin.client.watch.Milestone;
import io.bobbin.client.watch.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.deployment.executors.PipelineExecutorUtils;
import org.apache.flink.client.program.ClusterClientProvider;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** Deploys a cluster for one job, which ends with it. */
final class PerJobExecutor implements PipelineExecutor {
  @Override
  public CompletableFuture<JobClient> execute(
      Pipeline pipeline, Configuration configuration, ClassLoader userClasses) throws Exception {
    // Whoever has not said that nobody waits for the job may use what is returned here.
    boolean attached = configuration.getOptional(DeploymentOptions.ATTACHED).orElse(true);
    Configuration effective = new Configuration(configuration);
    effective.set(DeploymentOptions.ATTACHED, attached);
    StreamGraph graph = PipelineExecutorUtils.getStreamGraph(pipeline, configuration);
    graph.serializeUserDefinedInstances();
    Path plan = Files.createTempFile("bobbin-job", ".zip");
    try (BobbinClusterDescriptor descriptor =
        BobbinClusterDescriptor.connect(effective, cluster -> {})) {
      JobFile.write(graph, plan);
      Deployment deployment = descriptor.deployJob(request(graph, plan));
      try {
        ClusterClientProvider<ApplicationId> clients = awaitJob(descriptor, deployment);
        JobClient job = new DedicatedJobClient(clients, graph.getJobID(), userClasses, deployment);
        ClientUtils.waitUntilJobInitializationFinished(
            () -> job.getJobStatus().get(),
            () -> clients.getClusterClient().requestJobResult(graph.getJobID()).get(),
            userClasses);
        if (attached) {
          deployment.stay();
        } else {
          deployment.close();
        }
        return CompletableFuture.completedFuture(job);
      } catch (Exception e) {
        deployment.close();
        throw e;
      }
    } finally {
      Files.deleteIfExists(plan);
    }
  }

  private static WorkRequest.Job request(StreamGraph graph, Path plan) {
    List<JarSource> jars =
        graph.getUserJars().stream().map(jar -> JarSource.of(jar.toString())).toList();
    // The planner of SQL names jobs by statements, which may have several lines.
    return new WorkRequest.Job(PlainText.line(graph.getJobName()), plan, jars);
  }

  private static ClusterClientProvider<ApplicationId> awaitJob(
      BobbinClusterDescriptor descriptor, Deployment deployment) {
    Outcome outcome = deployment.follow(Milestone.ACCEPTED);
    if (outcome.exitCode() != ExitCode.SUCCEEDED) {
      throw new BobbinException(
          outcome.exitCode(), outcome.message() + "\nIts logs: bobbin logs " + deployment.id());
    }
    return descriptor.clientOf(deployment.id(), deployment.awaitReady());
  }
}
