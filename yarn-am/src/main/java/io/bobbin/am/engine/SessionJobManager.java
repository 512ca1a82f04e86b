package io.bobbin.am.engine;

import java.util.concurrent.Executor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.entrypoint.SessionClusterEntrypoint;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.rpc.RpcSystemUtils;

/** Flink's JobManager for whatever jobs come. */
final class SessionJobManager extends SessionClusterEntrypoint {
  private final JobManagerHooks hooks;

  SessionJobManager(Configuration configuration, JobManagerHooks hooks) {
    super(configuration);
    this.hooks = hooks;
  }

  @Override
  protected DispatcherResourceManagerComponentFactory
      createDispatcherResourceManagerComponentFactory(Configuration configuration) {
    return DefaultDispatcherResourceManagerComponentFactory.createSessionComponentFactory(
        hooks.resourceManagerFactory());
  }

  @Override
  protected String getRPCPortRange(Configuration configuration) {
    return hooks.rpcPorts();
  }

  @Override
  protected HighAvailabilityServices createHaServices(
      Configuration configuration, Executor executor, RpcSystemUtils rpcSystemUtils)
      throws Exception {
    return hooks.listenTo(super.createHaServices(configuration, executor, rpcSystemUtils));
  }

  @Override
  public void onFatalError(Throwable exception) {
    hooks.fatal().accept(exception);
  }
}
