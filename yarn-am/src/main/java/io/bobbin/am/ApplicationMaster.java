package io.bobbin.am;

import io.bobbin.am.control.ControlEvents;
import io.bobbin.am.control.ControlServer;
import io.bobbin.am.engine.EngineEvents;
import io.bobbin.am.engine.FlinkEngine;
import io.bobbin.am.epoch.EpochOwnership;
import io.bobbin.am.pool.PoolPolicy;
import io.bobbin.am.pool.WorkerPool;
import io.bobbin.am.timeline.StageLog;
import io.bobbin.am.timeline.TimelineFile;
import io.bobbin.am.yarn.ContainerLauncher;
import io.bobbin.am.yarn.HeartbeatListener;
import io.bobbin.am.yarn.LargestContainer;
import io.bobbin.am.yarn.ResourceManagerHeartbeat;
import io.bobbin.am.yarn.WorkerLaunchContexts;
import io.bobbin.launch.ContainerEnvironment;
import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.EnabledPlugins;
import io.bobbin.launch.HadoopProperties;
import io.bobbin.launch.LaunchSpecification;
import io.bobbin.launch.LaunchSpecificationFormat;
import io.bobbin.launch.Settings;
import io.bobbin.launch.ShellWords;
import io.bobbin.launch.Workload;
import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import io.bobbin.launch.control.ControlSecret;
import io.bobbin.launch.timeline.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.NMClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.resource.ResourceUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application master's process. It opens its control server, registers with YARN and asks for
 * the workers that the launch specification knows of; the engine boots beside that, not after it.
 */
public final class ApplicationMaster {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationMaster.class);
  private static final int FAILED = 1;

  /** How long an attached client may take to fetch the result of its job. */
  private static final Duration RESULT_PATIENCE = Duration.ofMinutes(1);

  /** A worker whose connection broke connects again at once; one whose process died does not. */
  private static final Duration ABSENCE = Duration.ofMillis(500);

  private final MasterEnvironment environment;
  private final LaunchSpecification specification;
  private final YarnConfiguration hadoop = new YarnConfiguration();
  private final AMRMClient<ContainerRequest> resourceManager = AMRMClient.createAMRMClient();
  private final CompletableFuture<LargestContainer> registration = new CompletableFuture<>();
  private final StageLog stages;
  private final ControlServer control;
  private final ResourceManagerHeartbeat heartbeat;
  private final WorkerCoordinator workers;
  private final ApplicationEnd end;
  private final FlinkEngine engine;
  private final Optional<EpochOwnership> epoch;

  private ApplicationMaster(MasterEnvironment environment, LaunchSpecification specification)
      throws IOException, InterruptedException {
    this.environment = environment;
    this.specification = specification;
    Map<String, String> settings = specification.engineConfiguration();
    HadoopProperties.of(settings).forEach(hadoop::set);
    Credentials credentials = UserGroupInformation.getCurrentUser().getCredentials();
    control =
        new ControlServer(
            ControlSecret.of(credentials.getSecretKey(new Text(ContainerLayout.CONTROL_SECRET))),
            environment.attempt().getAttemptId());
    control.open();
    stages =
        new StageLog(
            environment.timeline(),
            System::currentTimeMillis,
            specification.workload() instanceof Workload.Session
                ? Set.of(Stage.JOB_MANAGER, Stage.WORKER_ADMISSION, Stage.DEPLOYMENT)
                : Set.of(Stage.DEPLOYMENT),
            new TimelineFile(specification.stagingDirectory(), hadoop));
    stages.ended(Stage.MASTER_START);
    heartbeat =
        new ResourceManagerHeartbeat(
            resourceManager,
            Settings.BUSY_HEARTBEAT.get(settings),
            Settings.IDLE_HEARTBEAT.get(settings),
            farewell(),
            Settings.WORKER_NODE_LABEL.find(settings));
    ContainerLauncher launcher =
        new ContainerLauncher(
            startedNodeManagerClient(),
            new WorkerLaunchContexts(
                workerJava(settings),
                Stream.concat(
                        environment.workerFiles().stream(),
                        specification.shipped().files().stream())
                    .toList(),
                workerEnvironment(),
                settings,
                credentials),
            () -> stages.ended(Stage.WORKER_LAUNCH));
    workers =
        new WorkerCoordinator(
            new WorkerPool(policy(settings)),
            heartbeat,
            launcher,
            control,
            this::giveUp,
            stages::ended);
    epoch = Settings.recovers(settings) ? Optional.of(takeOver(settings)) : Optional.empty();
    end =
        new ApplicationEnd(
            workers,
            launcher,
            heartbeat,
            control,
            stages,
            specification.stagingDirectory(),
            hadoop,
            epoch,
            isLastAttempt(settings, System.nanoTime()));
    engine =
        new FlinkEngine(
            settings,
            environment.host(),
            environment.localDirectories(),
            epoch.map(EpochOwnership::directory),
            new FromEngine(),
            end);
  }

  public static void main(String[] arguments) {
    try {
      MasterEnvironment environment = MasterEnvironment.of(System.getenv());
      LaunchSpecification specification = LaunchSpecificationFormat.readFromClassPath();
      LOG.info(
          "Attempt {} of '{}' on {} under {}",
          environment.attempt(),
          specification.applicationName(),
          environment.host(),
          ContainerJava.describeThisOne());
      new ApplicationMaster(environment, specification).run();
      System.exit(0);
    } catch (Throwable e) {
      LOG.error("The application master failed", e);
      System.exit(FAILED);
    }
  }

  private void run() throws IOException {
    ExitWatch.install(
        place ->
            end.finish(
                FinalApplicationStatus.FAILED, "The program called System.exit() at " + place));
    control.serve(new FromWorkers());
    Thread thread = new Thread(this::register, "yarn-registration");
    thread.setDaemon(true);
    thread.start();
    try {
      WorkerKind kind = engine.defaultWorkerKind();
      CompletableFuture<LargestContainer> largestContainer =
          registration.thenApply(largest -> askForFirstWorkers(kind, largest));
      new EnabledPlugins(environment.workingDirectory())
          .link(Settings.PLUGINS.get(specification.engineConfiguration()));
      engine.run(
          specification.workload(), environment.workingDirectory(), workers, largestContainer);
      end.failAttempt("The JobManager ended without telling how the application ended.");
    } catch (Throwable e) {
      // Errors, too: a program may bring classes that do not link.
      LOG.error("The JobManager failed", e);
      registration.join();
      end.failAttempt("The JobManager failed: " + FlinkEngine.describe(e));
      Runtime.getRuntime().halt(FAILED);
    }
  }

  /** Beside the registration and the engine's start, which need not wait for it. */
  private EpochOwnership takeOver(Map<String, String> settings) {
    EpochOwnership ownership =
        new EpochOwnership(
            environment.attempt().getAttemptId(),
            Settings.IDLE_HEARTBEAT.get(settings).multipliedBy(2),
            () -> Runtime.getRuntime().halt(FAILED));
    ownership.begin(
        specification.stagingDirectory(), hadoop, environment.host() + ":" + control.port());
    return ownership;
  }

  private void register() {
    try {
      resourceManager.init(hadoop);
      resourceManager.start();
      RegisterApplicationMasterResponse answer =
          resourceManager.registerApplicationMaster(environment.host(), control.port(), "");
      // What the ResourceManager knows besides memory and cores, whatever the files here say.
      if (!answer.getResourceTypes().isEmpty()) {
        ResourceUtils.reinitializeResources(answer.getResourceTypes());
      }
      LargestContainer largest = new LargestContainer(answer.getMaximumResourceCapability());
      stages.ended(Stage.REGISTRATION);
      LOG.info("Registered with YARN; the largest container is {}", largest);
      workers.recovered(answer.getContainersFromPreviousAttempts());
      heartbeat.start(engine::progress, new FromResourceManager());
      registration.complete(largest);
    } catch (YarnException | IOException | RuntimeException e) {
      LOG.error("Could not register with the ResourceManager", e);
      Runtime.getRuntime().halt(FAILED);
    }
  }

  private LargestContainer askForFirstWorkers(WorkerKind kind, LargestContainer largest) {
    if (!largest.holds(kind.shape())) {
      String reason = kind.shape().doesNotFit(largest.toString());
      giveUp(reason);
      throw new IllegalStateException(reason);
    }
    workers.anticipate(
        kind,
        specification.initialWorkers(),
        Settings.SPARE_WORKERS.get(specification.engineConfiguration()),
        engine.idleTimeout());
    return largest;
  }

  /**
   * Ends the application, not on the caller's thread, for it is one that finish() waits for, and
   * not by System.exit, for Flink's shutdown hook may wait for a thread that waits for a container.
   */
  private void giveUp(String reason) {
    new Thread(
            () -> {
              end.finish(FinalApplicationStatus.FAILED, reason);
              Runtime.getRuntime().halt(FAILED);
            },
            "give-up")
        .start();
  }

  private NMClient startedNodeManagerClient() {
    YarnConfiguration impatient = new YarnConfiguration(hadoop);
    // A node that is gone must not hold up the launches on others for minutes.
    impatient.setLong(YarnConfiguration.CLIENT_NM_CONNECT_MAX_WAIT_MS, 10_000);
    impatient.setLong(YarnConfiguration.CLIENT_NM_CONNECT_RETRY_INTERVAL_MS, 1_000);
    impatient.setInt(CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_TIMEOUT_KEY, 5_000);
    impatient.setInt(
        CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_MAX_RETRIES_ON_SOCKET_TIMEOUTS_KEY, 1);
    NMClient client = NMClient.createNMClient();
    client.init(impatient);
    client.start();
    return client;
  }

  private List<String> workerJava(Map<String, String> settings) {
    ContainerJava java =
        ContainerJava.of(
            ContainerJava.configured(settings),
            environment.workingDirectory().resolve(ContainerLayout.BUNDLE));
    return Stream.concat(java.command().stream(), specification.shipped().javaOptions().stream())
        .toList();
  }

  private Map<String, String> workerEnvironment() {
    Map<String, String> variables =
        ContainerEnvironment.ofWorker(specification.engineConfiguration());
    variables.put(ContainerLayout.CONTROL_ADDRESS, environment.host() + ":" + control.port());
    environment
        .hadoopUser()
        .ifPresent(user -> variables.put("HADOOP_USER_NAME", ShellWords.inDoubleQuotes(user)));
    return variables;
  }

  /** The client has put the limit that YARN keeps into the specification. */
  private BooleanSupplier isLastAttempt(Map<String, String> settings, long started) {
    AttemptLimit limit =
        new AttemptLimit(
            environment.attempt().getAttemptId(),
            Settings.ATTEMPTS.get(settings),
            Settings.ATTEMPT_WINDOW.get(settings));
    return () -> limit.isReached(Duration.ofNanos(System.nanoTime() - started));
  }

  /** As long as Hadoop's client looks for a ResourceManager that is away, and a little longer. */
  private Duration farewell() {
    return Duration.ofMillis(
            hadoop.getLong(
                YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS,
                YarnConfiguration.DEFAULT_RESOURCEMANAGER_CONNECT_MAX_WAIT_MS))
        .plusMinutes(1);
  }

  private static PoolPolicy policy(Map<String, String> settings) {
    return new PoolPolicy(
        Settings.NODE_FAILURES.get(settings),
        Settings.NODE_AVOIDANCE.get(settings),
        Settings.WORKER_FAILURES.get(settings),
        Settings.WORKER_START_TIMEOUT.get(settings),
        Settings.WORKER_RETURN_TIMEOUT.get(settings),
        ABSENCE);
  }

  /** What the ResourceManager grants goes to the pool. */
  private final class FromResourceManager implements HeartbeatListener {
    @Override
    public void heard(AllocateResponse response) {
      epoch.ifPresent(EpochOwnership::heard);
      if (!response.getAllocatedContainers().isEmpty()) {
        stages.ended(Stage.WORKER_ALLOCATION);
      }
      control.setCertain(true);
      workers.heard(response);
    }

    @Override
    public void unanswered() {
      control.setCertain(false);
    }

    @Override
    public void disowned() {
      Runtime.getRuntime().halt(FAILED);
    }

    @Override
    public void refused(String reason) {
      giveUp("YARN refuses to grant a worker: " + reason);
    }
  }

  /** What workers say goes to the pool. */
  private final class FromWorkers implements ControlEvents {
    @Override
    public void connected(String worker) {
      LOG.info("Worker {} has connected", worker);
      stages.ended(Stage.WORKER_START);
      workers.connected(worker);
    }

    @Override
    public void disconnected(String worker) {
      workers.disconnected(worker);
    }

    @Override
    public void exiting(String worker, String reason) {
      workers.exiting(worker, reason);
    }

    @Override
    public void superseded(int epoch) {
      LOG.error("A worker knows attempt {}: this one ends at once", epoch);
      Runtime.getRuntime().halt(FAILED);
    }
  }

  /** What the engine says goes to workers, clients and YARN. */
  private final class FromEngine implements EngineEvents {
    @Override
    public void leaderIs(String resourceManagerAddress, UUID session) {
      workers.leaderIs(new Admitted(resourceManagerAddress, session.toString()));
    }

    @Override
    public void webIsUp(String address) {
      stages.ended(Stage.JOB_MANAGER);
      heartbeat.setTrackingUrl(address);
      // Those who were told of the application want to find its JobManager.
      heartbeat.hurry();
      control.announce(new MasterReady(address));
      if (specification.workload() instanceof Workload.Session) {
        workers.endAnticipation(engine.idleTimeout());
      }
    }

    @Override
    public CompletableFuture<Void> resultFetched(boolean attached) {
      return control
          .clientsLeft(attached)
          .completeOnTimeout(null, RESULT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void firstJobChanged(JobPhase phase) {
      stages.job(phase);
    }

    @Override
    public void jobChanged(JobChanged change) {
      control.announce(change);
      stages.job(change.phase());
      if (change.phase() == JobPhase.RUNNING) {
        workers.endAnticipation(engine.idleTimeout());
      }
    }
  }
}
