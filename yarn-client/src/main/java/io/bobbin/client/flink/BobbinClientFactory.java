package io.bobbin.client.flink;

import io.bobbin.client.engine.EngineResources;
import io.bobbin.client.engine.EngineSizing;
import io.bobbin.client.find.RunningCluster;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.client.deployment.ClusterClientFactory;
import org.apache.flink.client.deployment.ClusterSpecification;
import org.apache.flink.configuration.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** Gives Flink's clients access to YARN. */
public class BobbinClientFactory implements ClusterClientFactory<ApplicationId> {
  private final Consumer<RunningCluster> requirement;

  public BobbinClientFactory() {
    this(cluster -> {});
  }

  /**
   * @param requirement throws if a cluster does not serve the purpose
   */
  BobbinClientFactory(Consumer<RunningCluster> requirement) {
    this.requirement = requirement;
  }

  @Override
  public boolean isCompatibleWith(Configuration configuration) {
    return YarnTarget.of(configuration).isPresent();
  }

  @Override
  public BobbinClusterDescriptor createClusterDescriptor(Configuration configuration) {
    return BobbinClusterDescriptor.connect(configuration, requirement);
  }

  @Override
  public ApplicationId getClusterId(Configuration configuration) {
    Optional<ApplicationId> named = ClusterConnection.applicationId(configuration);
    if (named.isPresent()) {
      return named.get();
    }
    try (ClusterConnection connection = ClusterConnection.open(configuration)) {
      return connection.applicationId();
    }
  }

  /** For information only: what is deployed follows from the configuration. */
  @Override
  public ClusterSpecification getClusterSpecification(Configuration configuration) {
    EngineResources resources = EngineSizing.of(configuration.toMap());
    return new ClusterSpecification.ClusterSpecificationBuilder()
        .setMasterMemoryMB(resources.masterMemory())
        .setTaskManagerMemoryMB(resources.workerMemory())
        .setSlotsPerTaskManager(resources.slots())
        .createClusterSpecification();
  }

  @Override
  public Optional<String> getApplicationTargetName() {
    return Optional.of(YarnTarget.APPLICATION.targetName());
  }
}
