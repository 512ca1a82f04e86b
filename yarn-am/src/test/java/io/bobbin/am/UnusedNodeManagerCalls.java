package io.bobbin.am;

import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.NodeId;
import org.apache.hadoop.yarn.client.api.NMClient;

/** What the master never asks of NodeManagers: it starts and stops, and nothing else. */
public abstract class UnusedNodeManagerCalls extends NMClient {
  protected UnusedNodeManagerCalls(String name) {
    super(name);
  }

  @Override
  @Deprecated
  public void increaseContainerResource(Container container) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void updateContainerResource(Container container) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ContainerStatus getContainerStatus(ContainerId container, NodeId node) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reInitializeContainer(
      ContainerId container, ContainerLaunchContext context, boolean autoCommit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void restartContainer(ContainerId container) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rollbackLastReInitialization(ContainerId container) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void commitLastReInitialization(ContainerId container) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cleanupRunningContainersOnStop(boolean enabled) {}
}
