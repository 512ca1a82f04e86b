package io.bobbin.am.engine;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.application.ArchivedApplication;
import org.apache.flink.runtime.dispatcher.ArchivedApplicationStore;
import org.apache.flink.runtime.dispatcher.MemoryArchivedApplicationStore;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.dispatcher.runner.DispatcherLeaderProcessFactoryFactory;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.rest.ApplicationRestEndpointFactory;
import org.apache.flink.runtime.rpc.RpcSystemUtils;
import org.apache.flink.util.concurrent.ScheduledExecutor;

/** Flink's JobManager for one program or one job. */
final class DedicatedJobManager extends ClusterEntrypoint {
  private final DispatcherLeaderProcessFactoryFactory work;
  private final JobManagerHooks hooks;
  private final Consumer<ArchivedApplication> ended;

  /**
   * @param work what the dispatcher does as soon as it leads
   * @param ended told of the application when it has ended, before the JobManager shuts down
   */
  DedicatedJobManager(
      Configuration configuration,
      DispatcherLeaderProcessFactoryFactory work,
      JobManagerHooks hooks,
      Consumer<ArchivedApplication> ended) {
    super(configuration);
    this.work = work;
    this.hooks = hooks;
    this.ended = ended;
  }

  @Override
  protected DispatcherResourceManagerComponentFactory
      createDispatcherResourceManagerComponentFactory(Configuration configuration) {
    return new DefaultDispatcherResourceManagerComponentFactory(
        new DefaultDispatcherRunnerFactory(work),
        hooks.resourceManagerFactory(),
        ApplicationRestEndpointFactory.INSTANCE);
  }

  @Override
  protected ArchivedApplicationStore createArchivedApplicationStore(
      Configuration configuration, ScheduledExecutor scheduledExecutor) {
    return new MemoryArchivedApplicationStore() {
      @Override
      public void put(ArchivedApplication application) throws IOException {
        super.put(application);
        ended.accept(application);
      }
    };
  }

  @Override
  protected String getRPCPortRange(Configuration configuration) {
    return hooks.rpcPorts();
  }

  @Override
  protected HighAvailabilityServices createHaServices(
      Configuration configuration, Executor executor, RpcSystemUtils rpcSystemUtils)
      throws Exception {
    return hooks.listenTo(
        hooks.recovery().isPresent()
            ? hooks.recovery().get().services(executor)
            : super.createHaServices(configuration, executor, rpcSystemUtils));
  }

  @Override
  public void onFatalError(Throwable exception) {
    hooks.fatal().accept(exception);
  }
}
