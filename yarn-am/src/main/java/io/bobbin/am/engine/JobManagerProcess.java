package io.bobbin.am.engine;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.deployment.application.ApplicationDispatcherLeaderProcessFactoryFactory;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.application.ArchivedApplication;
import org.apache.flink.runtime.dispatcher.ArchivedApplicationStore;
import org.apache.flink.runtime.dispatcher.MemoryArchivedApplicationStore;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.apache.flink.runtime.resourcemanager.ResourceManagerFactory;
import org.apache.flink.runtime.rest.ApplicationRestEndpointFactory;
import org.apache.flink.runtime.rpc.RpcSystemUtils;
import org.apache.flink.util.concurrent.ScheduledExecutor;

/** Flink's JobManager for one program, with Bobbin's eyes and ears in it. */
final class JobManagerProcess extends ApplicationClusterEntryPoint {
  private final PackagedProgram program;
  private final ResourceManagerFactory<?> resourceManagerFactory;
  private final JobObserver observer;
  private final ApplicationOutcome outcome;
  private final LeaderRetrievalListener resourceManagerLeader;
  private final Consumer<Throwable> fatal;

  /**
   * @param resourceManagerLeader told whom workers register with
   * @param fatal told of an error that the JobManager does not survive, before it exits
   */
  JobManagerProcess(
      Configuration configuration,
      PackagedProgram program,
      ResourceManagerFactory<?> resourceManagerFactory,
      JobObserver observer,
      ApplicationOutcome outcome,
      LeaderRetrievalListener resourceManagerLeader,
      Consumer<Throwable> fatal) {
    super(configuration, program, resourceManagerFactory);
    this.program = program;
    this.resourceManagerFactory = resourceManagerFactory;
    this.observer = observer;
    this.outcome = outcome;
    this.resourceManagerLeader = resourceManagerLeader;
    this.fatal = fatal;
  }

  static void prepare(Configuration configuration, PackagedProgram program) throws Exception {
    configureExecution(configuration, program);
  }

  @Override
  protected DispatcherResourceManagerComponentFactory
      createDispatcherResourceManagerComponentFactory(Configuration configuration) {
    return new DefaultDispatcherResourceManagerComponentFactory(
        new DefaultDispatcherRunnerFactory(
            ApplicationDispatcherLeaderProcessFactoryFactory.create(
                configuration, new ObservedDispatcherFactory(observer), program)),
        resourceManagerFactory,
        ApplicationRestEndpointFactory.INSTANCE);
  }

  @Override
  protected ArchivedApplicationStore createArchivedApplicationStore(
      Configuration configuration, ScheduledExecutor scheduledExecutor) {
    return new MemoryArchivedApplicationStore() {
      @Override
      public void put(ArchivedApplication application) throws IOException {
        outcome.record(application);
        observer.ended(application);
        super.put(application);
      }
    };
  }

  @Override
  protected HighAvailabilityServices createHaServices(
      Configuration configuration, Executor executor, RpcSystemUtils rpcSystemUtils)
      throws Exception {
    HighAvailabilityServices services =
        super.createHaServices(configuration, executor, rpcSystemUtils);
    services.getResourceManagerLeaderRetriever().start(resourceManagerLeader);
    return services;
  }

  @Override
  public void onFatalError(Throwable exception) {
    fatal.accept(exception);
  }
}
