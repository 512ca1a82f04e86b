package io.bobbin.am.engine;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.entrypoint.SessionClusterEntrypoint;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.rest.SessionRestEndpointFactory;
import org.apache.flink.runtime.rpc.RpcSystemUtils;

/** Flink's JobManager for whatever jobs come. */
final class SessionJobManager extends SessionClusterEntrypoint {
  private final JobManagerHooks hooks;
  private final Consumer<DispatcherGateway> submitted;

  /**
   * @param submitted told of the dispatcher when it has taken a job
   */
  SessionJobManager(
      Configuration configuration, JobManagerHooks hooks, Consumer<DispatcherGateway> submitted) {
    super(configuration);
    this.hooks = hooks;
    this.submitted = submitted;
  }

  @Override
  protected DispatcherResourceManagerComponentFactory
      createDispatcherResourceManagerComponentFactory(Configuration configuration) {
    return new DefaultDispatcherResourceManagerComponentFactory(
        DefaultDispatcherRunnerFactory.createSessionRunner(SessionDispatcher.factory(submitted)),
        hooks.resourceManagerFactory(),
        SessionRestEndpointFactory.INSTANCE);
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
