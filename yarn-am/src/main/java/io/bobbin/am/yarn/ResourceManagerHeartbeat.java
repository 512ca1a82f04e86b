package io.bobbin.am.yarn;

import io.bobbin.am.pool.WorkerShape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.InvalidResourceRequestException;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The heartbeat to YARN's ResourceManager. One thread owns the client; other threads leave it
 * commands, and a command ends its wait, so that a change in what is wanted reaches the
 * ResourceManager at once, and with it what is commanded in the moment after. It beats fast while
 * containers are outstanding and slowly while none are.
 *
 * <p>Written on {@link AMRMClient}, not on AMRMClientAsync, whose thread sleeps through commands.
 */
public final class ResourceManagerHeartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceManagerHeartbeat.class);

  /** However many commands there are, the ResourceManager is not asked more often than this. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

  private final AMRMClient<ContainerRequest> client;
  private final Duration farewell;
  private final Optional<String> nodeLabel;
  private final BlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean started;

  // All below belongs to the heartbeat's thread.
  private final Map<WorkerShape, Deque<ContainerRequest>> outstanding = new HashMap<>();
  private Set<String> avoided = Set.of();
  private final HeartbeatPace pace;
  private long lastBeat = System.nanoTime() - SHORTEST_PAUSE.toNanos();
  private boolean running = true;

  /**
   * @param client started, registered before {@link #start}
   * @param busyInterval between beats while containers are outstanding
   * @param idleInterval between beats otherwise
   * @param farewell how long to try to tell a ResourceManager that is away that the application
   *     ends
   * @param nodeLabel of the nodes that containers shall be on; empty for the application's
   */
  public ResourceManagerHeartbeat(
      AMRMClient<ContainerRequest> client,
      Duration busyInterval,
      Duration idleInterval,
      Duration farewell,
      Optional<String> nodeLabel) {
    this.client = client;
    this.farewell = farewell;
    this.nodeLabel = nodeLabel;
    this.pace = new HeartbeatPace(busyInterval, idleInterval, System.nanoTime());
  }

  /**
   * Begins to beat. What was commanded before goes with the first beat.
   *
   * @param progress of the application, from 0 to 1
   */
  public void start(Supplier<Float> progress, HeartbeatListener listener) {
    Thread thread = new Thread(() -> beat(progress, listener), "yarn-heartbeat");
    thread.setDaemon(true);
    started = true;
    thread.start();
  }

  /** That many containers of the shape, no more and no less, are wanted of YARN from now on. */
  public void setOutstanding(WorkerShape shape, int count) {
    commands.add(() -> adjust(shape, count));
  }

  /** Returns a container. */
  public void release(ContainerId container) {
    commands.add(() -> client.releaseAssignedContainer(container));
  }

  /** News is expected of the ResourceManager: it is asked often for a while. */
  public void hurry() {
    commands.add(() -> pace.hurry(System.nanoTime()));
  }

  /** YARN shall grant nothing on these nodes, and on all others again. */
  public void avoid(Set<String> nodes) {
    commands.add(
        () -> {
          Set<String> added = new HashSet<>(nodes);
          added.removeAll(avoided);
          Set<String> removed = new HashSet<>(avoided);
          removed.removeAll(nodes);
          client.updateBlacklist(List.copyOf(added), List.copyOf(removed));
          avoided = Set.copyOf(nodes);
        });
  }

  /** Where the ResourceManager's proxy finds the application's web page. */
  public void setTrackingUrl(String url) {
    commands.add(() -> client.updateTrackingUrl(url));
  }

  /**
   * Ends the application as far as YARN is concerned, after everything that was commanded before.
   *
   * @throws IOException if the ResourceManager could not be told
   */
  public void unregister(FinalApplicationStatus status, String diagnostics, String trackingUrl)
      throws IOException {
    if (!started) {
      throw new IOException("The application was never registered");
    }
    commands.add(() -> running = false);
    try {
      if (!stopped.await(farewell.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("The ResourceManager has not answered for " + farewell);
      }
      client.unregisterApplicationMaster(status, diagnostics, trackingUrl);
    } catch (YarnException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the application was unregistered", e);
    }
  }

  private void beat(Supplier<Float> progress, HeartbeatListener listener) {
    try {
      while (running) {
        runCommands();
        try {
          AllocateResponse answer = client.allocate(progress.get());
          pace.failed(false);
          if (!answer.getAllocatedContainers().isEmpty()) {
            pace.changed(System.nanoTime());
          }
          listener.heard(answer);
        } catch (ApplicationAttemptNotFoundException e) {
          LOG.error("The ResourceManager does not know this attempt any more", e);
          listener.disowned();
          return;
        } catch (InvalidResourceRequestException e) {
          LOG.error("The ResourceManager refuses what is asked of it", e);
          listener.refused(e.getMessage());
          return;
        } catch (YarnException | IOException | RuntimeException e) {
          // The client has kept what it was about to say; it goes with the next beat.
          LOG.warn("A heartbeat to the ResourceManager failed", e);
          pace.failed(true);
          listener.unanswered();
        }
        lastBeat = System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }

  /**
   * Waits for a command or for the time of the next beat. Then runs all commands there are; if that
   * is soon after the last beat also those that come meanwhile, unless the end is among them.
   */
  private void runCommands() throws InterruptedException {
    boolean awaiting = outstanding.values().stream().anyMatch(requests -> !requests.isEmpty());
    long now = System.nanoTime();
    long wait = Math.max(pace.pause(awaiting, now).toNanos(), untilAllowed(now));
    Runnable command = commands.poll(wait, TimeUnit.NANOSECONDS);
    while (command != null) {
      run(command);
      long rest = running ? untilAllowed(System.nanoTime()) : 0;
      command = commands.poll(rest, TimeUnit.NANOSECONDS);
    }
  }

  /** The time until the next beat may be, in ns; 0 or less if it may be now. */
  private long untilAllowed(long now) {
    return lastBeat + SHORTEST_PAUSE.toNanos() - now;
  }

  /** A command that fails must not take those after it along, nor the heartbeat. */
  private static void run(Runnable command) {
    try {
      command.run();
    } catch (RuntimeException e) {
      LOG.error("A command for the ResourceManager failed", e);
    }
  }

  /**
   * AMRMClient takes nothing off its table when a container is granted; only what is removed here
   * is.
   */
  private void adjust(WorkerShape shape, int count) {
    Deque<ContainerRequest> requests =
        outstanding.computeIfAbsent(shape, key -> new ArrayDeque<>());
    pace.changed(System.nanoTime());
    while (requests.size() > count) {
      client.removeContainerRequest(requests.removeLast());
    }
    while (requests.size() < count) {
      ContainerRequest request =
          new ContainerRequest(
              Resource.newInstance(shape.memoryMegabytes(), shape.vcores(), shape.otherResources()),
              null,
              null,
              Priority.newInstance(shape.priority()),
              true,
              nodeLabel.orElse(null));
      client.addContainerRequest(request);
      requests.addLast(request);
    }
  }
}
