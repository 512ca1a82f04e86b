package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.check.SavepointCheck;
import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.client.find.RunningCluster;
import io.bobbin.launch.DeploymentMode;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.client.deployment.executors.AbstractSessionClusterExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** Submits jobs to a session that runs. */
final class SessionExecutor
    extends AbstractSessionClusterExecutor<ApplicationId, BobbinClientFactory> {

  SessionExecutor(Configuration configuration) {
    super(new BobbinClientFactory(SessionExecutor::requireSession), configuration);
  }

  private static void requireSession(RunningCluster cluster) {
    if (cluster.mode() != DeploymentMode.SESSION) {
      throw new BobbinException(
          ExitCode.USAGE,
          cluster.id()
              + " runs in "
              + ApplicationTags.nameOf(cluster.mode())
              + " mode and takes no other jobs. Start a session with yarn-session.sh, or run the"
              + " program with -t yarn-application.");
    }
  }

  @Override
  public CompletableFuture<JobClient> execute(
      Pipeline pipeline, Configuration configuration, ClassLoader userClasses) throws Exception {
    checkSavepoint(configuration);
    CompletableFuture<JobClient> job = super.execute(pipeline, configuration, userClasses);
    return job.handle(
        (client, failure) -> {
          if (failure != null) {
            throw explain(configuration, failure);
          }
          return client;
        });
  }

  private static void checkSavepoint(Configuration configuration) throws IOException {
    if (!configuration.contains(StateRecoveryOptions.SAVEPOINT_PATH)) {
      return;
    }
    try (TemporaryClassLoaderContext ignored = ClusterConnection.ownClassLoader();
        ClusterConnection connection = ClusterConnection.open(configuration)) {
      SavepointCheck.check(configuration.toMap(), connection.site().configuration());
    }
  }

  /** A session that died meanwhile is the reason of whatever was seen of it. */
  private static RuntimeException explain(Configuration configuration, Throwable failure) {
    try (ClusterConnection connection = ClusterConnection.open(configuration)) {
      var unused = connection.clusters().find(connection.applicationId());
    } catch (BobbinException dead) {
      dead.addSuppressed(failure);
      return dead;
    }
    return failure instanceof CompletionException known ? known : new CompletionException(failure);
  }
}
