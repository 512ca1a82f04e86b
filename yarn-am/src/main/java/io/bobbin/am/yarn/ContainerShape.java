package io.bobbin.am.yarn;

import io.bobbin.am.pool.WorkerShape;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.Resource;

/** The shape of a container that is there, as YARN rounded it. */
public final class ContainerShape {
  private ContainerShape() {}

  public static WorkerShape of(Container container) {
    Resource resource = container.getResource();
    return new WorkerShape(
        container.getPriority().getPriority(),
        Math.toIntExact(resource.getMemorySize()),
        resource.getVirtualCores(),
        Map.of());
  }
}
