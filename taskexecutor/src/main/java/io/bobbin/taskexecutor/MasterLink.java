package io.bobbin.taskexecutor;

import io.bobbin.launch.HadoopProperties;
import io.bobbin.launch.Settings;
import io.bobbin.launch.control.ControlConnection;
import io.bobbin.launch.control.ControlMessage;
import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlMessage.Exiting;
import io.bobbin.launch.control.ControlMessage.Ping;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlMessage.Superseded;
import io.bobbin.launch.control.ControlSecret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a worker connected to the application's master, whichever attempt that is. One thread
 * connects and listens; when the connection breaks, when the master is silent or says that it may
 * not be the master any more, it looks for another, as {@link MasterSearch} decides.
 */
public final class MasterLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MasterLink.class);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

  /** A master that pings every second and is silent for so long is gone, or will not miss one. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final String worker;
  private final ControlSecret secret;
  private final Duration silence;
  private final EpochDirectory epochs;
  private final MasterSearch search;
  private final MasterListener listener;
  private final Random random = new Random();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ControlConnection connection;
  private volatile InetSocketAddress master;

  /**
   * @param worker the container's id
   * @param silence how long a master that pings every second may say nothing
   */
  MasterLink(
      String worker,
      ControlSecret secret,
      Duration silence,
      EpochDirectory epochs,
      MasterSearch search,
      MasterListener listener) {
    this.worker = worker;
    this.secret = secret;
    this.silence = silence;
    this.epochs = epochs;
    this.search = search;
    this.listener = listener;
    this.master = address(search.address().orElseThrow());
  }

  /**
   * The link of a worker to the application's masters.
   *
   * @param stagingDirectory of the application
   * @param settings the effective configuration
   */
  public static MasterLink of(
      WorkerEnvironment environment,
      ControlSecret secret,
      URI stagingDirectory,
      Map<String, String> settings,
      MasterListener listener) {
    return new MasterLink(
        environment.container(),
        secret,
        SILENCE,
        new EpochDirectory(stagingDirectory, HadoopProperties.of(settings)),
        new MasterSearch(
            environment.control(),
            environment.epoch(),
            Settings.WORKER_SEARCH_TIMEOUT.get(settings),
            now()),
        listener);
  }

  /** Connects, in the background. */
  public void start() {
    Thread thread = new Thread(this::stayConnected, "master-link");
    thread.setDaemon(true);
    thread.start();
  }

  /** The control server of the master that this worker obeys. */
  public InetSocketAddress master() {
    return master;
  }

  /** Tells a master why this worker exits, on a connection of its own, if that is possible. */
  public static void sayGoodbye(
      InetSocketAddress master, String worker, ControlSecret secret, String reason) {
    try (ControlConnection connection =
        ControlConnection.open(master, Role.DYING_WORKER, worker, secret, Duration.ofSeconds(2))) {
      connection.send(new Exiting(reason));
    } catch (IOException e) {
      LOG.info("The master could not be told why this worker exits: {}", e.toString());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    ControlConnection current = connection;
    if (current != null) {
      try {
        current.close();
      } catch (IOException e) {
        LOG.debug("The control connection did not close well", e);
      }
    }
  }

  private void stayConnected() {
    try {
      MasterSearch.Step step = new MasterSearch.Step.Connect();
      while (!(step instanceof MasterSearch.Step.End)) {
        if (step instanceof MasterSearch.Step.Wait wait
            && closed.await(wait.millis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        Optional<String> target = search.address();
        if (target.isPresent()) {
          visit(address(target.get()));
        }
        if (closed.getCount() == 0) {
          return;
        }
        step = target.equals(search.address()) ? look() : new MasterSearch.Step.Connect();
      }
      listener.abandoned(((MasterSearch.Step.End) step).reason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private MasterSearch.Step look() {
    return search.saw(epochs.look(search.servedEpoch()), now(), random.nextDouble());
  }

  private void visit(InetSocketAddress address) {
    try (ControlConnection current =
        ControlConnection.open(address, Role.WORKER, worker, secret, ANSWER_TIMEOUT)) {
      connection = current;
      if (closed.getCount() == 0) {
        // Closed while it was opened, when close() could not see it yet.
        return;
      }
      MasterSearch.Master who = search.met(current.epoch());
      LOG.info("Connected to the master of epoch {} at {}: {}", current.epoch(), address, who);
      if (who == MasterSearch.Master.SUPERSEDED) {
        current.send(new Superseded(search.latestEpoch()));
        return;
      }
      master = address;
      current.limitSilence(silence);
      if (who == MasterSearch.Master.NEW) {
        listener.changed();
      }
      try {
        listen(current);
      } finally {
        search.lost(now());
      }
    } catch (IOException e) {
      if (closed.getCount() > 0) {
        LOG.info("No connection to the master at {}: {}", address, e.toString());
      }
    }
  }

  /** Returns when there is another master. */
  private void listen(ControlConnection current) throws IOException {
    while (true) {
      ControlMessage message = current.receive();
      if (message instanceof Admitted admitted) {
        LOG.info("Admitted: register with {}", admitted.resourceManager());
        listener.admitted(admitted);
      } else if (message instanceof Ping ping) {
        current.send(new Ping(true));
        listener.pinged();
        if (!ping.certain() && look() instanceof MasterSearch.Step.Connect) {
          LOG.info("The master is cut off, and there is one of epoch {}", search.latestEpoch());
          current.send(new Superseded(search.latestEpoch()));
          return;
        }
      }
    }
  }

  /** The address in {@code host:port}; resolved when it is connected to. */
  public static InetSocketAddress address(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return InetSocketAddress.createUnresolved(
        hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
  }

  private static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
