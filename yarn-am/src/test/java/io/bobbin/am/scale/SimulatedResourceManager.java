package io.bobbin.am.scale;

import java.io.Closeable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.hadoop.thirdparty.protobuf.InvalidProtocolBufferException;
import org.apache.hadoop.yarn.api.ApplicationMasterProtocol;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateRequest;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.FinishApplicationMasterRequest;
import org.apache.hadoop.yarn.api.protocolrecords.FinishApplicationMasterResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterRequest;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.protocolrecords.impl.pb.AllocateResponsePBImpl;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerState;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceRequest;
import org.apache.hadoop.yarn.api.records.Token;
import org.apache.hadoop.yarn.proto.YarnServiceProtos.AllocateResponseProto;

/**
 * A ResourceManager in memory, as the client library sees it: it answers with what came as bytes,
 * for that takes more memory than what was made here. What happens to the cluster becomes known
 * with the next heartbeat, on whose thread everything here is done.
 */
final class SimulatedResourceManager implements ApplicationMasterProtocol, Closeable {
  private static final ApplicationAttemptId ATTEMPT =
      ApplicationAttemptId.newInstance(ApplicationId.newInstance(1, 1), 1);

  /** Nodes report once a second, so that not everything is granted at once. */
  private static final int MOST_GRANTS = 500;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final AtomicLong cpuNanos = new AtomicLong();
  private final int nodes;
  private final Predicate<String> used;
  private final Consumer<String> connectionBroke;
  private final Queue<Runnable> happenings = new ConcurrentLinkedQueue<>();
  private final Queue<Long> beats = new ConcurrentLinkedQueue<>();
  private final Map<Priority, ResourceRequest> asked = new HashMap<>();
  private final Map<ContainerId, Integer> running = new LinkedHashMap<>();
  private final Set<Integer> avoided = new LinkedHashSet<>();
  private final List<ContainerStatus> completed = new ArrayList<>();
  private final boolean[] lost;
  private int responseId;
  private long lastContainer;
  private int lastNode;

  /**
   * @param used whether a container has a worker; others are about to be returned
   * @param connectionBroke told of the workers whose nodes are lost
   */
  SimulatedResourceManager(int nodes, Predicate<String> used, Consumer<String> connectionBroke) {
    this.nodes = nodes;
    this.lost = new boolean[nodes];
    this.used = used;
    this.connectionBroke = connectionBroke;
  }

  /** When the heartbeats came, in ns. */
  List<Long> beats() {
    return List.copyOf(beats);
  }

  /** The CPU time that the simulation has taken here, in ns. */
  long cpuNanos() {
    return cpuNanos.get();
  }

  /** Completed with the next heartbeat. */
  CompletableFuture<Void> nextBeat() {
    CompletableFuture<Void> beat = new CompletableFuture<>();
    happenings.add(() -> beat.complete(null));
    return beat;
  }

  /** Forgets all containers, so that only the master knows of them. */
  void forget() {
    happenings.add(running::clear);
  }

  /** A NodeManager has stopped it. */
  void stopped(ContainerId container) {
    happenings.add(() -> complete(container, ContainerExitStatus.KILLED_BY_APPMASTER));
  }

  /**
   * Loses nodes with all workers there.
   *
   * @param exit the status of their containers, one of {@link ContainerExitStatus}
   * @return how many containers went with them, once that is known
   */
  CompletableFuture<Integer> loseNodes(int from, int count, int exit) {
    CompletableFuture<Integer> there = new CompletableFuture<>();
    happenings.add(
        () -> {
          Arrays.fill(lost, from, from + count, true);
          List<ContainerId> containers =
              running.entrySet().stream()
                  .filter(entry -> lost[entry.getValue()] && used.test(entry.getKey().toString()))
                  .map(Map.Entry::getKey)
                  .toList();
          containers.forEach(container -> connectionBroke.accept(container.toString()));
          containers.forEach(container -> complete(container, exit));
          there.complete(containers.size());
        });
    return there;
  }

  /** Takes containers away for others' sake, the oldest first. */
  void preempt(int count) {
    happenings.add(
        () ->
            running.keySet().stream()
                .filter(container -> used.test(container.toString()))
                .limit(count)
                .toList()
                .forEach(container -> complete(container, ContainerExitStatus.PREEMPTED)));
  }

  @Override
  public AllocateResponse allocate(AllocateRequest request) {
    beats.add(System.nanoTime());
    long begin = threads.getCurrentThreadCpuTime();
    byte[] answer = ((AllocateResponsePBImpl) answer(request)).getProto().toByteArray();
    cpuNanos.addAndGet(threads.getCurrentThreadCpuTime() - begin);
    try {
      return new AllocateResponsePBImpl(AllocateResponseProto.parseFrom(answer));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private AllocateResponse answer(AllocateRequest request) {
    for (Runnable next = happenings.poll(); next != null; next = happenings.poll()) {
      next.run();
    }
    request.getAskList().forEach(ask -> asked.put(ask.getPriority(), ask));
    request.getReleaseList().forEach(container -> complete(container, ContainerExitStatus.ABORTED));
    note(request);
    List<Container> granted = new ArrayList<>();
    asked.values().forEach(ask -> grant(ask, granted));
    AllocateResponse response =
        AllocateResponse.newInstance(
            ++responseId,
            List.copyOf(completed),
            granted,
            List.of(),
            Resource.newInstance(0, 0),
            null,
            nodes,
            null,
            List.of());
    completed.clear();
    return response;
  }

  private void note(AllocateRequest request) {
    if (request.getResourceBlacklistRequest() != null) {
      request
          .getResourceBlacklistRequest()
          .getBlacklistAdditions()
          .forEach(node -> avoided.add(Integer.parseInt(node.substring("node".length()))));
    }
  }

  private void grant(ResourceRequest ask, List<Container> granted) {
    while (ask.getNumContainers() > 0 && granted.size() < MOST_GRANTS) {
      do {
        lastNode = (lastNode + 1) % nodes;
      } while (lost[lastNode] || avoided.contains(lastNode));
      ContainerId id = ContainerId.newContainerId(ATTEMPT, ++lastContainer);
      running.put(id, lastNode);
      granted.add(
          Container.newInstance(
              id,
              NodeId.newInstance("node" + lastNode, 1),
              "node" + lastNode + ":2",
              ask.getCapability(),
              ask.getPriority(),
              Token.newInstance(new byte[150], "ContainerToken", new byte[20], "node:1")));
      ask.setNumContainers(ask.getNumContainers() - 1);
    }
  }

  private void complete(ContainerId container, int exit) {
    if (running.remove(container) != null) {
      completed.add(ContainerStatus.newInstance(container, ContainerState.COMPLETE, "", exit));
    }
  }

  @Override
  public RegisterApplicationMasterResponse registerApplicationMaster(
      RegisterApplicationMasterRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FinishApplicationMasterResponse finishApplicationMaster(
      FinishApplicationMasterRequest request) {
    return FinishApplicationMasterResponse.newInstance(true);
  }

  /** Hadoop closes what it is connected to. */
  @Override
  public void close() {}
}
