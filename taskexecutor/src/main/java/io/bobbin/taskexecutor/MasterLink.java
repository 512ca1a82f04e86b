package io.bobbin.taskexecutor;

import io.bobbin.launch.control.ControlConnection;
import io.bobbin.launch.control.ControlMessage;
import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlMessage.Exiting;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlSecret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a worker connected to the master's control server. One thread connects, listens, and
 * connects again if the connection breaks; of several masters it obeys the one of the highest
 * epoch.
 */
public final class MasterLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MasterLink.class);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 500;

  private final InetSocketAddress address;
  private final String worker;
  private final ControlSecret secret;
  private final Consumer<Admitted> admitted;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ControlConnection connection;
  private int highestEpoch;

  /**
   * @param worker the container's id
   * @param admitted told whom to register with, on the link's thread; told again after a change
   */
  public MasterLink(
      InetSocketAddress address, String worker, ControlSecret secret, Consumer<Admitted> admitted) {
    this.address = address;
    this.worker = worker;
    this.secret = secret;
    this.admitted = admitted;
  }

  /** Connects, in the background. */
  public void start() {
    Thread thread = new Thread(this::stayConnected, "master-link");
    thread.setDaemon(true);
    thread.start();
  }

  /** Tells the master why this worker exits, on a connection of its own, if that is possible. */
  public static void sayGoodbye(
      InetSocketAddress address, String worker, ControlSecret secret, String reason) {
    try (ControlConnection connection =
        ControlConnection.open(address, Role.DYING_WORKER, worker, secret, Duration.ofSeconds(2))) {
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
      do {
        try (ControlConnection current =
            ControlConnection.open(address, Role.WORKER, worker, secret, ANSWER_TIMEOUT)) {
          connection = current;
          if (closed.getCount() == 0) {
            // Closed while it was opened, when close() could not see it yet.
            return;
          }
          LOG.info("Connected to the master at {}", address);
          listen(current);
        } catch (IOException e) {
          if (closed.getCount() > 0) {
            LOG.info("No connection to the master at {}: {}", address, e.toString());
          }
        }
      } while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(ControlConnection current) throws IOException {
    while (true) {
      ControlMessage message = current.receive();
      if (message instanceof Admitted news && news.epoch() >= highestEpoch) {
        highestEpoch = news.epoch();
        LOG.info("Admitted by epoch {}: register with {}", news.epoch(), news.resourceManager());
        admitted.accept(news);
      }
    }
  }
}
