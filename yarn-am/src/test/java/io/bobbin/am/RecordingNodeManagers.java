package io.bobbin.am;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** In place of NodeManagers: notes what it shall start and stop. */
final class RecordingNodeManagers extends UnusedNodeManagerCalls {
  /** Nothing starts on this node. */
  static final String BROKEN_NODE = "broken";

  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

  RecordingNodeManagers() {
    super("recording");
  }

  String nextCall() throws InterruptedException {
    return calls.poll(20, TimeUnit.SECONDS);
  }

  @Override
  public Map<String, ByteBuffer> startContainer(Container container, ContainerLaunchContext context)
      throws YarnException {
    if (container.getNodeId().getHost().equals(BROKEN_NODE)) {
      throw new YarnException("no space left");
    }
    calls.add("start " + container.getId() + " on " + container.getNodeId().getHost());
    return Map.of();
  }

  @Override
  public void stopContainer(ContainerId container, NodeId node) throws YarnException {
    if (node.getHost().equals(BROKEN_NODE)) {
      throw new YarnException("not here");
    }
    calls.add("stop " + container);
  }
}
