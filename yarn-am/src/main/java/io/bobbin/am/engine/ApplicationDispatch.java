package io.bobbin.am.engine;

import java.util.Collection;
import java.util.concurrent.Executor;
import org.apache.flink.runtime.application.AbstractApplication;
import org.apache.flink.runtime.blob.BlobServer;
import org.apache.flink.runtime.dispatcher.ApplicationBootstrap;
import org.apache.flink.runtime.dispatcher.Dispatcher;
import org.apache.flink.runtime.dispatcher.DispatcherFactory;
import org.apache.flink.runtime.dispatcher.PartialDispatcherServices;
import org.apache.flink.runtime.dispatcher.PartialDispatcherServicesWithPersistenceComponents;
import org.apache.flink.runtime.dispatcher.runner.AbstractDispatcherLeaderProcess.DispatcherGatewayServiceFactory;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherGatewayService;
import org.apache.flink.runtime.dispatcher.runner.DispatcherLeaderProcessFactory;
import org.apache.flink.runtime.dispatcher.runner.DispatcherLeaderProcessFactoryFactory;
import org.apache.flink.runtime.dispatcher.runner.SessionDispatcherLeaderProcessFactory;
import org.apache.flink.runtime.highavailability.ApplicationResult;
import org.apache.flink.runtime.jobmanager.PersistenceComponentFactory;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.streaming.api.graph.ExecutionPlan;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Has the dispatcher run one application of Flink's.
 *
 * @param source makes the application once the dispatcher is there
 * @param dispatchers makes the dispatcher
 */
record ApplicationDispatch(Source source, DispatcherFactory dispatchers)
    implements DispatcherLeaderProcessFactoryFactory {

  /** What there is to run. */
  @FunctionalInterface
  interface Source {
    /**
     * Makes the application. A dispatcher that is made removes the files of all jobs that it does
     * not recover ({@code Dispatcher}'s constructor), so that it must be there before.
     */
    AbstractApplication application(Former former, BlobServer blobs) throws Exception;
  }

  /**
   * What earlier attempts have left.
   *
   * @param plans of jobs that have not ended
   * @param jobs that have ended
   * @param applications that have ended
   */
  record Former(
      Collection<ExecutionPlan> plans,
      Collection<JobResult> jobs,
      Collection<ApplicationResult> applications) {}

  @Override
  public DispatcherLeaderProcessFactory createFactory(
      PersistenceComponentFactory persistence,
      Executor ioExecutor,
      RpcService rpcService,
      PartialDispatcherServices services,
      FatalErrorHandler fatalErrorHandler) {
    return new SessionDispatcherLeaderProcessFactory(
        start(rpcService, services),
        persistence,
        services.getBlobServer(),
        ioExecutor,
        fatalErrorHandler);
  }

  private DispatcherGatewayServiceFactory start(
      RpcService rpcService, PartialDispatcherServices services) {
    return (token, plans, jobs, applications, ended, planStore, jobResults, store, results) -> {
      try {
        Dispatcher dispatcher =
            dispatchers.createDispatcher(
                rpcService,
                token,
                plans,
                jobs,
                applications,
                ended,
                (gateway, executor, errors) ->
                    new ApplicationBootstrap(
                        make(new Former(plans, jobs, ended), services.getBlobServer(), errors)),
                PartialDispatcherServicesWithPersistenceComponents.from(
                    services, planStore, jobResults, store, results));
        dispatcher.start();
        return DefaultDispatcherGatewayService.from(dispatcher);
      } catch (Exception e) {
        throw new FlinkRuntimeException("There is no dispatcher for the application", e);
      }
    };
  }

  private AbstractApplication make(Former former, BlobServer blobs, FatalErrorHandler errors) {
    try {
      return source.application(former, blobs);
    } catch (Exception e) {
      FlinkRuntimeException failure = new FlinkRuntimeException("The job's plan cannot be run", e);
      errors.onFatalError(failure);
      throw failure;
    }
  }
}
