package io.bobbin.am.engine;

import io.bobbin.am.engine.recovery.Recovery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
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
  private final IntConsumer coming;
  private final Consumer<DispatcherGateway> submitted;

  /**
   * @param coming told of the parallelism of a job before anything else is done for it
   * @param submitted told of the dispatcher when it has taken a job
   */
  SessionJobManager(
      Configuration configuration,
      JobManagerHooks hooks,
      IntConsumer coming,
      Consumer<DispatcherGateway> submitted) {
    super(configuration);
    this.hooks = hooks;
    this.coming = coming;
    this.submitted = submitted;
  }

  @Override
  protected DispatcherResourceManagerComponentFactory
      createDispatcherResourceManagerComponentFactory(Configuration configuration) {
    return new DefaultDispatcherResourceManagerComponentFactory(
        DefaultDispatcherRunnerFactory.createSessionRunner(
            SessionDispatcher.factory(
                coming,
                submitted,
                () ->
                    hooks
                        .recovery()
                        .map(Recovery::settled)
                        .orElseGet(() -> CompletableFuture.completedFuture(null)))),
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
