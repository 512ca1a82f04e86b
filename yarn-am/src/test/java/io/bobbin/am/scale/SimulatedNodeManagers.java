package io.bobbin.am.scale;

import io.bobbin.am.UnusedNodeManagerCalls;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.NodeId;

/** NodeManagers on which everything starts, at once; they count what is asked of them. */
final class SimulatedNodeManagers extends UnusedNodeManagerCalls {
  private final CountDownLatch together;
  private final Consumer<String> connected;
  private final Consumer<ContainerId> stopped;
  private final AtomicInteger starts = new AtomicInteger();
  private final AtomicInteger stops = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger mostCalls = new AtomicInteger();

  /**
   * @param together the first starts wait until so many are under way
   * @param connected told of workers that are up
   * @param stopped told of containers that have been stopped
   */
  SimulatedNodeManagers(int together, Consumer<String> connected, Consumer<ContainerId> stopped) {
    super("simulated");
    this.together = new CountDownLatch(together);
    this.connected = connected;
    this.stopped = stopped;
  }

  int starts() {
    return starts.get();
  }

  int stops() {
    return stops.get();
  }

  /** How many containers were being started at once, at most. */
  int mostCalls() {
    return mostCalls.get();
  }

  @Override
  public Map<String, ByteBuffer> startContainer(
      Container container, ContainerLaunchContext context) {
    starts.incrementAndGet();
    mostCalls.accumulateAndGet(calls.incrementAndGet(), Math::max);
    together.countDown();
    try {
      if (!together.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Nobody else starts a container");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    calls.decrementAndGet();
    connected.accept(container.getId().toString());
    return Map.of();
  }

  @Override
  public void stopContainer(ContainerId container, NodeId node) {
    stops.incrementAndGet();
    stopped.accept(container);
  }
}
