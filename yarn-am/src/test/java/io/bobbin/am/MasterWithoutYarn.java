package io.bobbin.am;

import io.bobbin.am.control.ControlEvents;
import io.bobbin.am.control.ControlServer;
import io.bobbin.am.pool.PoolPolicy;
import io.bobbin.am.pool.WorkerPool;
import io.bobbin.am.timeline.StageLog;
import io.bobbin.am.yarn.ContainerLauncher;
import io.bobbin.am.yarn.HeartbeatListener;
import io.bobbin.am.yarn.RecordingResourceManager;
import io.bobbin.am.yarn.ResourceManagerHeartbeat;
import io.bobbin.am.yarn.WorkerLaunchContexts;
import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.control.ControlConnection;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlSecret;
import io.bobbin.launch.timeline.Timeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerState;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;

/** The master's own parts, wired as in its process, with YARN's two sides noting what they hear. */
public final class MasterWithoutYarn implements AutoCloseable, ControlEvents {
  private static final Duration HOUR = Duration.ofHours(1);

  public final RecordingResourceManager yarn = new RecordingResourceManager();
  public final WorkerCoordinator workers;
  final RecordingNodeManagers nodes = new RecordingNodeManagers();
  final BlockingQueue<Timeline> kept = new LinkedBlockingQueue<>();
  final BlockingQueue<String> gaveUp = new LinkedBlockingQueue<>();
  final StageLog stages =
      new StageLog(Timeline.empty(), System::currentTimeMillis, Set.of(), kept::add);
  private final ControlSecret secret = ControlSecret.generate();
  private final ControlServer control = new ControlServer(secret, 1);
  private final ResourceManagerHeartbeat heartbeat =
      new ResourceManagerHeartbeat(yarn, HOUR, HOUR, HOUR, Optional.empty());
  private final ContainerLauncher launcher =
      new ContainerLauncher(
          nodes,
          new WorkerLaunchContexts(
              ContainerJava.NODE.command(), List.of(), Map.of(), Map.of(), new Credentials()),
          () -> {});

  public MasterWithoutYarn() throws InterruptedException {
    this(HOUR);
  }

  /**
   * @param nodeAvoidance how long a node is avoided that has failed two workers
   */
  MasterWithoutYarn(Duration nodeAvoidance) throws InterruptedException {
    workers =
        new WorkerCoordinator(
            new WorkerPool(new PoolPolicy(2, nodeAvoidance, 2, HOUR, HOUR, HOUR)),
            heartbeat,
            launcher,
            control,
            gaveUp::add,
            stages::ended);
    control.open();
    control.serve(this);
    heartbeat.start(() -> 0f, new Deaf());
  }

  /** What ends the application. */
  public ApplicationEnd end(URI stagingDirectory, boolean lastAttempt) {
    return new ApplicationEnd(
        workers,
        launcher,
        heartbeat,
        control,
        stages,
        stagingDirectory,
        new Configuration(false),
        Optional.empty(),
        () -> lastAttempt);
  }

  /** The worker's process reports. */
  public ControlConnection connect(int container) throws IOException {
    return ControlConnection.open(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), control.port()),
        Role.WORKER,
        id(container).toString(),
        secret,
        Duration.ofSeconds(20));
  }

  /** YARN grants a container of the first kind. */
  public void grant(int container, String node) {
    workers.heard(
        RecordingResourceManager.response(List.of(container(container, node)), List.of()));
  }

  /** YARN says in one answer that it has granted a container and that this has ended. */
  void grantEnded(int container, String node, int exitCode) {
    workers.heard(
        RecordingResourceManager.response(
            List.of(container(container, node)), List.of(ended(container, exitCode))));
  }

  /** YARN says that an earlier attempt has left this container. */
  void leave(int container, String node) {
    workers.recovered(List.of(container(container, node)));
  }

  private static Container container(int number, String node) {
    return Container.newInstance(
        id(number),
        NodeId.newInstance(node, 1),
        node + ":2",
        Resource.newInstance(1024, 1),
        Priority.newInstance(1),
        null);
  }

  /** What a NodeManager was told next. */
  public String nextNodeCall() throws InterruptedException {
    return nodes.nextCall();
  }

  /** YARN says that a container has ended. */
  public void complete(int container, int exitCode) {
    workers.heard(
        RecordingResourceManager.response(List.of(), List.of(ended(container, exitCode))));
  }

  private static ContainerStatus ended(int container, int exitCode) {
    return ContainerStatus.newInstance(id(container), ContainerState.COMPLETE, "", exitCode);
  }

  /** A container's id. */
  public static ContainerId id(int container) {
    return ContainerId.newContainerId(
        ApplicationAttemptId.newInstance(ApplicationId.newInstance(1, 1), 1), container);
  }

  @Override
  public void connected(String worker) {
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
  public void superseded(int epoch) {}

  @Override
  public void close() {
    workers.close();
    launcher.close();
    control.close();
  }

  /** The tests say themselves what YARN answers. */
  private static final class Deaf implements HeartbeatListener {
    @Override
    public void heard(AllocateResponse response) {}

    @Override
    public void unanswered() {}

    @Override
    public void disowned() {}

    @Override
    public void refused(String reason) {}
  }
}
