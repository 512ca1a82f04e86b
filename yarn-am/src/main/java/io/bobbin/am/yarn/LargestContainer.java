package io.bobbin.am.yarn;

import io.bobbin.am.pool.WorkerShape;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.api.records.ResourceInformation;

/** The largest container that YARN grants an application. */
public record LargestContainer(Resource resource) {

  /** Whether it can hold a worker. */
  public boolean holds(WorkerShape shape) {
    Map<String, Long> others = new HashMap<>();
    for (ResourceInformation information : resource.getResources()) {
      others.put(information.getName(), information.getValue());
    }
    return shape.fits(resource.getMemorySize(), resource.getVirtualCores(), others);
  }

  @Override
  public String toString() {
    return resource.toString();
  }
}
