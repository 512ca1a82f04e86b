package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.security.PrivilegedExceptionAction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;

/** Containers as YARN knows them, and applications as other users see them. */
final class ContainerView implements AutoCloseable {
  private final MiniCluster cluster;
  private final YarnClient yarn;

  ContainerView(MiniCluster cluster) throws IOException, YarnException {
    this.cluster = cluster;
    this.yarn = connect();
    ResourceUtils.reinitializeResources(yarn.getResourceTypeInfo());
  }

  private YarnClient connect() {
    YarnClient client = YarnClient.createYarnClient();
    client.init(cluster.configuration());
    client.start();
    return client;
  }

  ContainerReport master(ApplicationId application) throws IOException, YarnException {
    ApplicationReport report = yarn.getApplicationReport(application);
    return yarn.getContainerReport(
        ContainerId.newContainerId(report.getCurrentApplicationAttemptId(), 1));
  }

  /** The only worker, as soon as there is one. */
  ContainerReport worker(ApplicationId application) {
    List<ContainerReport> workers =
        await()
            .atMost(Duration.ofMinutes(2))
            .ignoreExceptions()
            .until(() -> workers(application), found -> !found.isEmpty());
    assertThat(workers).hasSize(1);
    return workers.get(0);
  }

  private List<ContainerReport> workers(ApplicationId application)
      throws IOException, YarnException {
    ApplicationReport report = yarn.getApplicationReport(application);
    return yarn.getContainers(report.getCurrentApplicationAttemptId()).stream()
        .filter(container -> container.getContainerId().getContainerId() % (1L << 40) != 1)
        .toList();
  }

  Set<NodeId> nodesWithLabel(String label) throws IOException, YarnException {
    return yarn.getLabelsToNodes(Set.of(label)).get(label);
  }

  ApplicationReport seenBy(String user, ApplicationId application) throws Exception {
    return as(user, client -> client.getApplicationReport(application));
  }

  void killAs(String user, ApplicationId application) throws Exception {
    as(
        user,
        client -> {
          client.killApplication(application);
          return application;
        });
  }

  private interface Question<T> {
    T ask(YarnClient client) throws Exception;
  }

  private <T> T as(String user, Question<T> question) throws Exception {
    return UserGroupInformation.createRemoteUser(user)
        .doAs(
            (PrivilegedExceptionAction<T>)
                () -> {
                  YarnClient client = connect();
                  try {
                    return question.ask(client);
                  } finally {
                    client.stop();
                  }
                });
  }

  @Override
  public void close() {
    yarn.stop();
  }
}
