package io.bobbin.am.yarn;

import io.bobbin.am.WorkerKind;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.client.api.NMClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops workers on their NodeManagers, several at a time. */
public final class ContainerLauncher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContainerLauncher.class);
  private static final int THREADS = 16;

  private final NMClient client;
  private final WorkerLaunchContexts contexts;
  private final Runnable launched;

  /** Apart, because a node that is gone holds up whoever wants to stop something there. */
  private final ExecutorService launches = threads("container-launcher");

  private final ExecutorService stops = threads("container-stopper");

  /**
   * @param client started
   * @param launched run, on any thread, when a NodeManager has taken a container
   */
  public ContainerLauncher(NMClient client, WorkerLaunchContexts contexts, Runnable launched) {
    this.client = client;
    this.contexts = contexts;
    this.launched = launched;
  }

  private static ExecutorService threads(String name) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            },
            // After the end YARN stops what is still granted.
            new ThreadPoolExecutor.DiscardPolicy());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Starts a worker in the container.
   *
   * @param failed told why if the NodeManager does not take it
   * @return by which it can be cancelled while it waits for a thread
   */
  public PendingLaunch launch(Container container, WorkerKind kind, Consumer<String> failed) {
    PendingLaunch launch = new PendingLaunch();
    launches.execute(
        () -> {
          if (launch.begin()) {
            start(container, kind, failed);
          }
        });
    return launch;
  }

  private void start(Container container, WorkerKind kind, Consumer<String> failed) {
    try {
      client.startContainer(container, contexts.create(kind));
      launched.run();
    } catch (YarnException | IOException | RuntimeException e) {
      LOG.warn("Could not start {} on {}", container.getId(), container.getNodeId(), e);
      failed.accept(e.toString());
    }
  }

  /**
   * Stops whatever runs in the container.
   *
   * @param failed run if its NodeManager did not do so
   */
  public void stop(Container container, Runnable failed) {
    stops.execute(
        () -> {
          try {
            client.stopContainer(container.getId(), container.getNodeId());
          } catch (YarnException | IOException | RuntimeException e) {
            LOG.debug("Could not stop {}", container.getId(), e);
            failed.run();
          }
        });
  }

  /** Waits a moment for what is under way. */
  @Override
  public void close() {
    launches.shutdownNow();
    stops.shutdown();
    try {
      if (!stops.awaitTermination(2, TimeUnit.SECONDS)) {
        LOG.info("Leaving it to YARN to stop the remaining containers");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
