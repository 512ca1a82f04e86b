package io.bobbin.am.engine;

import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.clusterframework.types.ResourceIDRetrievable;

/** A worker as Flink's ResourceManager knows it: by its container's id and the node it is on. */
record YarnWorker(String container, String node) implements ResourceIDRetrievable {
  @Override
  public ResourceID getResourceID() {
    return new ResourceID(container, node);
  }
}
