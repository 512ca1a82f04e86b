package io.bobbin.am.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.protocolrecords.RegisterApplicationMasterResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.UpdateContainerRequest;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** In place of a ResourceManager: notes in words what it is told, and answers as told to. */
public final class RecordingResourceManager extends AMRMClient<ContainerRequest> {
  /** How a heartbeat is answered. */
  public interface Answer {
    AllocateResponse get() throws YarnException, IOException;
  }

  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  /** Belongs to the thread that beats, as in the real client. */
  private final List<ContainerRequest> table = new ArrayList<>();

  public RecordingResourceManager() {
    super("recording");
  }

  /** The answer to one of the next heartbeats; when there is none, an empty one is given. */
  public void answer(Answer answer) {
    answers.add(answer);
  }

  /** An answer with these containers. */
  public static AllocateResponse response(
      List<Container> allocated, List<ContainerStatus> completed) {
    return AllocateResponse.newInstance(
        0, completed, allocated, List.of(), Resource.newInstance(0, 0), null, 3, null, List.of());
  }

  /** The next call, as soon as it comes. */
  public String nextCall() throws InterruptedException {
    String call = calls.poll(20, TimeUnit.SECONDS);
    assertThat(call).as("a call").isNotNull();
    return call;
  }

  /** The calls up to and including this one. */
  public List<String> callsUntil(String last) throws InterruptedException {
    List<String> until = new ArrayList<>();
    do {
      until.add(nextCall());
    } while (!until.get(until.size() - 1).equals(last));
    return until;
  }

  /** The calls that nobody has looked at. */
  public List<String> remainingCalls() {
    List<String> remaining = new ArrayList<>();
    calls.drainTo(remaining);
    return remaining;
  }

  @Override
  public AllocateResponse allocate(float progress) throws YarnException, IOException {
    calls.add("beat " + progress);
    Answer answer = answers.poll();
    return answer == null ? response(List.of(), List.of()) : answer.get();
  }

  @Override
  public void unregisterApplicationMaster(
      FinalApplicationStatus status, String message, String trackingUrl) {
    calls.add(
        "unregister "
            + status
            + " "
            + message
            + (trackingUrl.isEmpty() ? "" : " -> " + trackingUrl));
  }

  @Override
  public void addContainerRequest(ContainerRequest request) {
    table.add(request);
    calls.add("add " + name(request));
  }

  @Override
  public void removeContainerRequest(ContainerRequest request) {
    calls.add((table.remove(request) ? "remove " : "remove unknown ") + name(request));
  }

  private static String name(ContainerRequest request) {
    return request.getPriority().getPriority()
        + ": "
        + request.getCapability().getMemorySize()
        + " MB, "
        + request.getCapability().getVirtualCores()
        + " vcores"
        + Optional.ofNullable(request.getNodeLabelExpression())
            .map(label -> " on " + label)
            .orElse("");
  }

  @Override
  public void releaseAssignedContainer(ContainerId container) {
    calls.add("release " + container);
  }

  @Override
  public void updateBlacklist(List<String> additions, List<String> removals) {
    calls.add("avoid " + additions + ", forgive " + removals);
  }

  @Override
  public void updateTrackingUrl(String url) {
    calls.add("track " + url);
    if (url.isEmpty()) {
      throw new IllegalArgumentException("No URL");
    }
  }

  @Override
  public RegisterApplicationMasterResponse registerApplicationMaster(
      String host, int port, String trackingUrl) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void requestContainerUpdate(Container container, UpdateContainerRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Resource getAvailableResources() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getClusterNodeCount() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Collection<ContainerRequest> getMatchingRequests(long allocationRequestId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<? extends Collection<ContainerRequest>> getMatchingRequests(
      org.apache.hadoop.yarn.api.records.Priority priority, String name, Resource capability) {
    throw new UnsupportedOperationException();
  }
}
