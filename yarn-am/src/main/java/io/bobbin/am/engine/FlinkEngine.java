package io.bobbin.am.engine;

import io.bobbin.am.ApplicationEnd;
import io.bobbin.am.WorkerCoordinator;
import io.bobbin.am.WorkerKind;
import io.bobbin.am.engine.recovery.LocalisedFiles;
import io.bobbin.am.engine.recovery.Recovery;
import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.yarn.LargestContainer;
import io.bobbin.launch.Settings;
import io.bobbin.launch.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.flink.client.deployment.application.ApplicationJobUtils;
import org.apache.flink.configuration.ApplicationOptionsInternal;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.application.ArchivedApplication;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.clusterframework.BootstrapTools;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flink's JobManager as its host sees it. */
public final class FlinkEngine {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkEngine.class);
  private static final int FATAL = 2;

  /** For how long Flink's slot manager collects requests before it looks at them. */
  private static final Duration BATCHING = Duration.ofMillis(5);

  private final Configuration configuration;
  private final String host;
  private final EngineEvents events;
  private final ApplicationEnd end;
  private final WorkerKinds kinds;
  private final JobObserver observer;
  private final Optional<CompletableFuture<EpochDirectory>> epoch;

  /**
   * @param settings the effective configuration
   * @param host this node's name, under which workers and users reach the JobManager
   * @param localDirectories scratch directories, separated by ','
   * @param epoch what this attempt goes on from; empty if no attempt goes on from where another was
   */
  public FlinkEngine(
      Map<String, String> settings,
      String host,
      String localDirectories,
      Optional<CompletableFuture<EpochDirectory>> epoch,
      EngineEvents events,
      ApplicationEnd end) {
    this.configuration = Configuration.fromMap(settings);
    this.host = host;
    this.epoch = epoch;
    this.events = events;
    this.end = end;
    configuration.set(JobManagerOptions.ADDRESS, host);
    configuration.set(JobManagerOptions.PORT, 0);
    configuration.set(RestOptions.ADDRESS, host);
    configuration.set(RpcOptions.JVM_EXIT_ON_FATAL_ERROR, true);
    // Flink's own config.yaml says localhost, which is right for a single machine only.
    for (ConfigOption<String> option :
        List.of(JobManagerOptions.BIND_HOST, RestOptions.BIND_ADDRESS)) {
      if ("localhost".equals(configuration.get(option))) {
        configuration.removeConfig(option);
      }
    }
    if (!configuration.contains(RestOptions.BIND_PORT)) {
      // Several masters may share a node, so a fixed port must be asked for.
      configuration.set(RestOptions.BIND_PORT, "0");
    }
    // A job waits for each of them, 50 ms by default: long enough for one batch is less.
    for (ConfigOption<Duration> delay :
        List.of(
            ResourceManagerOptions.REQUIREMENTS_CHECK_DELAY,
            ResourceManagerOptions.DECLARE_NEEDED_RESOURCE_DELAY)) {
      if (!configuration.contains(delay)) {
        configuration.set(delay, BATCHING);
      }
    }
    BootstrapTools.updateTmpDirectoriesInConfiguration(configuration, localDirectories);
    this.kinds = new WorkerKinds(configuration);
    this.observer = new JobObserver(events::jobChanged, false);
  }

  /** The kind of worker that this configuration leads to. */
  public WorkerKind defaultWorkerKind() {
    return kinds.defaultKind(configuration);
  }

  /** How long a worker that no job needs is kept. */
  public Duration idleTimeout() {
    return configuration.get(ResourceManagerOptions.TASK_MANAGER_TIMEOUT);
  }

  /** The part of the work that is done, from 0 to 1. */
  public float progress() {
    return observer.progress();
  }

  /**
   * Does the work until it and the JobManager have ended.
   *
   * @param largestContainer that YARN grants, once it is known
   * @throws Exception if the work cannot be loaded or the JobManager does not come up
   */
  public void run(
      Workload workload,
      Path workingDirectory,
      WorkerCoordinator workers,
      CompletableFuture<LargestContainer> largestContainer)
      throws Exception {
    ApplicationOutcome outcome =
        new ApplicationOutcome(end, workers, new HistoryPages(configuration));
    JobManagerHooks hooks =
        new JobManagerHooks(
            new YarnResourceManagerFactory(workers, kinds, largestContainer, outcome),
            new LeaderForwarder(events),
            this::onFatalError,
            epoch.map(
                directory ->
                    new Recovery(
                        directory,
                        localised(workload, workingDirectory),
                        workload.mode(),
                        this::onFatalError)),
            Settings.MASTER_PORTS.get(configuration.toMap()));
    if (workload instanceof Workload.Session) {
      runSession(hooks, workers);
    } else if (workload instanceof Workload.Job job) {
      runJob(job, workingDirectory, hooks, outcome);
    } else {
      runProgram((Workload.Program) workload, workingDirectory, hooks, outcome);
    }
    observer.close();
  }

  private void runSession(JobManagerHooks hooks, WorkerCoordinator workers) throws Exception {
    WorkerKind kind = defaultWorkerKind();
    try (FirstJob firstJob = new FirstJob(events)) {
      run(
          new SessionJobManager(
              configuration,
              hooks,
              parallelism -> {
                workers.jobCame(kind, workersFor(parallelism));
                workers.endAnticipation(idleTimeout());
              },
              firstJob::submitted));
    }
  }

  /** How many workers have the slots that Flink needs for a job, if all its tasks share slots. */
  private int workersFor(int parallelism) {
    int slots =
        Math.min(Math.max(1, parallelism), configuration.get(ResourceManagerOptions.MAX_SLOT_NUM));
    int slotsOfOne = configuration.get(TaskManagerOptions.NUM_TASK_SLOTS);
    return (slots + slotsOfOne - 1) / slotsOfOne;
  }

  private static LocalisedFiles localised(Workload workload, Path workingDirectory) {
    Stream<String> files =
        workload instanceof Workload.Program program
            ? Stream.concat(program.jar().stream(), program.libraries().stream())
            : workload instanceof Workload.Job job ? job.jars().stream() : Stream.empty();
    return new LocalisedFiles(files.map(workingDirectory::resolve).toList());
  }

  private void runProgram(
      Workload.Program program,
      Path workingDirectory,
      JobManagerHooks hooks,
      ApplicationOutcome outcome)
      throws Exception {
    ApplicationJobUtils.maybeFixIds(configuration);
    if (epoch.isPresent()) {
      fixIds();
    }
    try (UserProgram loaded = new UserProgram(program, workingDirectory, configuration)) {
      run(
          new DedicatedJobManager(
              configuration,
              new ApplicationDispatch(loaded, new ObservedDispatcherFactory(observer::watch)),
              hooks,
              application -> ended(application, outcome)));
    }
  }

  /** The next attempt runs main() again, and has to know its jobs again. */
  private void fixIds() {
    String cluster = configuration.get(ClusterOptions.CLUSTER_ID);
    for (ConfigOption<String> id :
        List.of(
            ApplicationOptionsInternal.FIXED_APPLICATION_ID,
            PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID)) {
      if (!configuration.contains(id)) {
        configuration.set(id, cluster);
      }
    }
  }

  private void runJob(
      Workload.Job job, Path workingDirectory, JobManagerHooks hooks, ApplicationOutcome outcome)
      throws Exception {
    // Not as soon as the job has ended: a client may still have to fetch its result.
    configuration.set(DeploymentOptions.SHUTDOWN_ON_APPLICATION_FINISH, false);
    AtomicReference<DispatcherGateway> dispatcher = new AtomicReference<>();
    run(
        new DedicatedJobManager(
            configuration,
            new ApplicationDispatch(
                new CompiledJob(job, workingDirectory, configuration),
                new ObservedDispatcherFactory(
                    gateway -> {
                      dispatcher.set(gateway);
                      observer.watch(gateway);
                    })),
            hooks,
            application -> {
              ended(application, outcome);
              var unused =
                  events
                      .resultFetched(configuration.get(DeploymentOptions.ATTACHED))
                      .thenCompose(
                          ignored ->
                              dispatcher
                                  .get()
                                  .shutDownCluster(
                                      ApplicationStatus.fromApplicationState(
                                          application.getApplicationStatus())));
            }));
  }

  private void ended(ArchivedApplication application, ApplicationOutcome outcome) {
    outcome.record(application);
    observer.ended(application);
  }

  private void run(ClusterEntrypoint jobManager) throws Exception {
    jobManager.startCluster();
    String scheme = SecurityOptions.isRestSSLEnabled(configuration) ? "https://" : "http://";
    events.webIsUp(scheme + host + ":" + jobManager.getRestPort());
    jobManager.getTerminationFuture().get();
  }

  /**
   * Ends the process at once: Flink's own way out asks for a security manager, which current Java
   * versions refuse, and its shutdown hook may wait for the very thread that failed.
   */
  private void onFatalError(Throwable failure) {
    LOG.error("The JobManager does not survive this", failure);
    end.failAttempt("The JobManager failed: " + FailureText.of(failure));
    Runtime.getRuntime().halt(FATAL);
  }

  /** A failure of the engine's start in words. */
  public static String describe(Throwable failure) {
    return FailureText.of(failure);
  }

  private record LeaderForwarder(EngineEvents events) implements LeaderRetrievalListener {
    @Override
    public void notifyLeaderAddress(String address, UUID session) {
      if (address != null) {
        events.leaderIs(address, session);
      }
    }

    @Override
    public void handleError(Exception exception) {
      throw new IllegalStateException("Flink's leader retrieval failed", exception);
    }
  }
}
