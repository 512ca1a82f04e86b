package io.bobbin.am.engine;

import java.util.Collection;
import java.util.function.Consumer;
import org.apache.flink.runtime.application.AbstractApplication;
import org.apache.flink.runtime.dispatcher.Dispatcher;
import org.apache.flink.runtime.dispatcher.DispatcherBootstrapFactory;
import org.apache.flink.runtime.dispatcher.DispatcherFactory;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.dispatcher.DispatcherId;
import org.apache.flink.runtime.dispatcher.PartialDispatcherServicesWithPersistenceComponents;
import org.apache.flink.runtime.dispatcher.SessionDispatcherFactory;
import org.apache.flink.runtime.highavailability.ApplicationResult;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.streaming.api.graph.ExecutionPlan;

/** Makes Flink's dispatcher and tells of it. */
final class ObservedDispatcherFactory implements DispatcherFactory {
  private final Consumer<DispatcherGateway> observer;

  ObservedDispatcherFactory(Consumer<DispatcherGateway> observer) {
    this.observer = observer;
  }

  @Override
  public Dispatcher createDispatcher(
      RpcService rpcService,
      DispatcherId fencingToken,
      Collection<ExecutionPlan> recoveredJobs,
      Collection<JobResult> recoveredDirtyJobResults,
      Collection<AbstractApplication> recoveredApplications,
      Collection<ApplicationResult> recoveredDirtyApplicationResults,
      DispatcherBootstrapFactory dispatcherBootstrapFactory,
      PartialDispatcherServicesWithPersistenceComponents services)
      throws Exception {
    Dispatcher dispatcher =
        SessionDispatcherFactory.INSTANCE.createDispatcher(
            rpcService,
            fencingToken,
            recoveredJobs,
            recoveredDirtyJobResults,
            recoveredApplications,
            recoveredDirtyApplicationResults,
            dispatcherBootstrapFactory,
            services);
    observer.accept(dispatcher.getSelfGateway(DispatcherGateway.class));
    return dispatcher;
  }
}
