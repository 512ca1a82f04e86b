package io.bobbin.am;

import io.bobbin.am.control.ControlServer;
import io.bobbin.am.pool.PoolPolicy;
import io.bobbin.am.pool.WorkerPool;
import io.bobbin.am.pool.WorkerShape;
import io.bobbin.am.yarn.ContainerLauncher;
import io.bobbin.am.yarn.HeartbeatListener;
import io.bobbin.am.yarn.ResourceManagerHeartbeat;
import io.bobbin.am.yarn.WorkerLaunchContexts;
import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.Settings;
import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlSecret;
import io.bobbin.launch.timeline.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.yarn.api.ApplicationMasterProtocol;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.NMClient;
import org.apache.hadoop.yarn.client.api.impl.AMRMClientImpl;

/**
 * The master's own parts and Hadoop's client, wired as in its process with the settings that are
 * usual, on a YARN that is simulated. Its engine takes whatever worker it is offered.
 */
public final class SimulatedMaster implements AutoCloseable {
  private static final WorkerKind KIND =
      new WorkerKind(new WorkerShape(1, 1024, 1, Map.of()), List.of("-Xmx512m"), "-Da=b");

  private final ControlServer control = new ControlServer(ControlSecret.generate(), 1);
  private final Client client;
  private final ContainerLauncher launcher;
  private final ResourceManagerHeartbeat heartbeat;
  private final WorkerCoordinator workers;

  /**
   * @param engine told what the engine is, besides that this one accepts what it is assigned
   * @param admitted run for every worker that may register
   * @param gaveUp told why, if the master gives up
   */
  public SimulatedMaster(
      ApplicationMasterProtocol resourceManager,
      NMClient nodeManagers,
      WorkerListener engine,
      Runnable admitted,
      Consumer<String> gaveUp)
      throws InterruptedException {
    client = new Client(resourceManager);
    client.init(new Configuration(false));
    client.start();
    Map<String, String> usual = Map.of();
    heartbeat =
        new ResourceManagerHeartbeat(
            client,
            Settings.BUSY_HEARTBEAT.get(usual),
            Settings.IDLE_HEARTBEAT.get(usual),
            Duration.ofMinutes(1),
            Optional.empty());
    launcher =
        new ContainerLauncher(
            nodeManagers,
            new WorkerLaunchContexts(
                ContainerJava.NODE.command(), List.of(), Map.of(), usual, new Credentials()),
            () -> {});
    workers =
        new WorkerCoordinator(
            new WorkerPool(
                new PoolPolicy(
                    Settings.NODE_FAILURES.get(usual),
                    Settings.NODE_AVOIDANCE.get(usual),
                    Settings.WORKER_FAILURES.get(usual),
                    Settings.WORKER_START_TIMEOUT.get(usual),
                    Settings.WORKER_RETURN_TIMEOUT.get(usual),
                    Duration.ofMillis(500))),
            heartbeat,
            launcher,
            control,
            gaveUp,
            stage -> {
              if (stage == Stage.WORKER_ADMISSION) {
                admitted.run();
              }
            });
    control.open();
    workers.attach(new Accepting(engine));
    workers.leaderIs(new Admitted("address", "session"));
    heartbeat.start(() -> 0f, new Listener());
  }

  /** The engine wants a worker. */
  public void want(long request) {
    workers.want(request, KIND);
  }

  /** The engine gives a worker back. */
  public void release(String worker) {
    workers.release(worker);
  }

  /** A worker's process is up. */
  public void connected(String worker) {
    workers.connected(worker);
  }

  /** A worker's process is not heard of any more. */
  public void disconnected(String worker) {
    workers.disconnected(worker);
  }

  /** News is to be fetched from the ResourceManager. */
  public void hurry() {
    heartbeat.hurry();
  }

  @Override
  public void close() throws Exception {
    workers.close();
    launcher.close();
    heartbeat.unregister(
        org.apache.hadoop.yarn.api.records.FinalApplicationStatus.SUCCEEDED, "", "");
    control.close();
    client.stop();
  }

  /** Hadoop's own client, connected to somebody in this process. */
  private static final class Client extends AMRMClientImpl<ContainerRequest> {
    Client(ApplicationMasterProtocol resourceManager) {
      this.rmClient = resourceManager;
    }
  }

  private final class Accepting implements WorkerListener {
    private final WorkerListener engine;

    Accepting(WorkerListener engine) {
      this.engine = engine;
    }

    @Override
    public void assigned(long request, String worker, String node) {
      engine.assigned(request, worker, node);
      workers.accept(worker);
    }

    @Override
    public void lost(String worker, String reason) {
      engine.lost(worker, reason);
    }
  }

  private final class Listener implements HeartbeatListener {
    @Override
    public void heard(AllocateResponse response) {
      workers.heard(response);
    }

    @Override
    public void unanswered() {}

    @Override
    public void disowned() {
      throw new IllegalStateException("disowned");
    }

    @Override
    public void refused(String reason) {
      throw new IllegalStateException(reason);
    }
  }
}
