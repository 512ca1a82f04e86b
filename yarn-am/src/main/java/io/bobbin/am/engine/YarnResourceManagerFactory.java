package io.bobbin.am.engine;

import io.bobbin.am.WorkerCoordinator;
import io.bobbin.am.yarn.LargestContainer;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.resourcemanager.ResourceManagerRuntimeServicesConfiguration;
import org.apache.flink.runtime.resourcemanager.active.ActiveResourceManagerFactory;
import org.apache.flink.runtime.resourcemanager.active.ResourceManagerDriver;
import org.apache.flink.util.ConfigurationException;

/** Gives Flink's ResourceManager the driver that gets its workers from the pool. */
final class YarnResourceManagerFactory extends ActiveResourceManagerFactory<YarnWorker> {
  private final WorkerCoordinator workers;
  private final WorkerKinds kinds;
  private final CompletableFuture<LargestContainer> largestContainer;
  private final ApplicationOutcome outcome;

  /**
   * @param largestContainer that YARN grants, known once the master is registered
   */
  YarnResourceManagerFactory(
      WorkerCoordinator workers,
      WorkerKinds kinds,
      CompletableFuture<LargestContainer> largestContainer,
      ApplicationOutcome outcome) {
    this.workers = workers;
    this.kinds = kinds;
    this.largestContainer = largestContainer;
    this.outcome = outcome;
  }

  @Override
  protected ResourceManagerDriver<YarnWorker> createResourceManagerDriver(
      Configuration configuration, String webInterfaceUrl, String rpcAddress) {
    return new YarnResourceManagerDriver(workers, kinds, largestContainer, outcome);
  }

  @Override
  protected ResourceManagerRuntimeServicesConfiguration
      createResourceManagerRuntimeServicesConfiguration(Configuration configuration)
          throws ConfigurationException {
    return ResourceManagerRuntimeServicesConfiguration.fromConfiguration(
        configuration, new WorkerSpecFactory());
  }
}
