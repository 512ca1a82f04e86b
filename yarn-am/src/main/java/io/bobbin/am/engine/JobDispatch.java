package io.bobbin.am.engine;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.blob.BlobClient;
import org.apache.flink.runtime.client.ClientUtils;
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
import org.apache.flink.runtime.jobmanager.PersistenceComponentFactory;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.rpc.RpcService;
import org.apache.flink.streaming.api.graph.ExecutionPlan;
import org.apache.flink.util.FileUtils;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.FlinkRuntimeException;

/** Has the dispatcher run one job, whose plan the client compiled. */
final class JobDispatch implements DispatcherLeaderProcessFactoryFactory {
  private final Workload.Job job;
  private final java.nio.file.Path workingDirectory;
  private final Configuration configuration;
  private final DispatcherFactory dispatchers;

  JobDispatch(
      Workload.Job job,
      java.nio.file.Path workingDirectory,
      Configuration configuration,
      DispatcherFactory dispatchers) {
    this.job = job;
    this.workingDirectory = workingDirectory;
    this.configuration = configuration;
    this.dispatchers = dispatchers;
  }

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
    return (token, jobs, jobResults, applications, applicationResults, plans, results, a, b) -> {
      try {
        Dispatcher dispatcher =
            dispatchers.createDispatcher(
                rpcService,
                token,
                jobs,
                jobResults,
                applications,
                applicationResults,
                (gateway, executor, errors) ->
                    new ApplicationBootstrap(job(services.getBlobServer().getPort(), errors)),
                PartialDispatcherServicesWithPersistenceComponents.from(
                    services, plans, results, a, b));
        dispatcher.start();
        return DefaultDispatcherGatewayService.from(dispatcher);
      } catch (Exception e) {
        throw new FlinkRuntimeException("There is no dispatcher for the job", e);
      }
    };
  }

  /**
   * Uploads the job's jars and makes the job. A dispatcher that is made removes the jars of all
   * jobs that it does not recover ({@code Dispatcher}'s constructor), so that it must be there.
   */
  private DedicatedJob job(int blobPort, FatalErrorHandler errors) {
    try {
      return new DedicatedJob(plan(blobPort));
    } catch (Exception e) {
      FlinkRuntimeException failure = new FlinkRuntimeException("The job's plan cannot be run", e);
      errors.onFatalError(failure);
      throw failure;
    }
  }

  private ExecutionPlan plan(int blobPort)
      throws IOException, ClassNotFoundException, FlinkException {
    List<Path> jars =
        job.jars().stream().map(jar -> new Path(workingDirectory.resolve(jar).toUri())).toList();
    java.nio.file.Path artifactDirectory = Files.createTempDirectory("artifacts");
    try (ZipFile file = new ZipFile(workingDirectory.resolve(job.plan()).toFile())) {
      ExecutionPlan plan;
      try (ObjectInputStream input =
          new ObjectInputStream(file.getInputStream(file.getEntry(ContainerLayout.PLAN_ENTRY)))) {
        plan = (ExecutionPlan) input.readObject();
      }
      ClientUtils.uploadExecutionPlanFiles(
          plan,
          jars,
          artifacts(file, artifactDirectory),
          () -> new BlobClient(new InetSocketAddress("localhost", blobPort), configuration));
      return plan;
    } finally {
      FileUtils.deleteDirectoryQuietly(artifactDirectory.toFile());
    }
  }

  /** Files of the distributed cache by their names there, which need not be names of files. */
  private static List<Tuple2<String, Path>> artifacts(ZipFile file, java.nio.file.Path directory)
      throws IOException {
    List<Tuple2<String, Path>> artifacts = new ArrayList<>();
    for (ZipEntry entry : Collections.list(file.entries())) {
      if (entry.getName().startsWith(ContainerLayout.ARTIFACT_ENTRY_PREFIX)) {
        java.nio.file.Path target = directory.resolve(Integer.toString(artifacts.size()));
        try (InputStream content = file.getInputStream(entry)) {
          Files.copy(content, target);
        }
        artifacts.add(
            Tuple2.of(
                entry.getName().substring(ContainerLayout.ARTIFACT_ENTRY_PREFIX.length()),
                new Path(target.toUri())));
      }
    }
    return artifacts;
  }
}
