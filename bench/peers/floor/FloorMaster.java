import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.NMClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** The least that an application master can do: it gets one container, starts it and ends with it. */
public final class FloorMaster {
  private FloorMaster() {}

  public static void main(String[] arguments) throws Exception {
    YarnConfiguration configuration = new YarnConfiguration();
    AMRMClient<ContainerRequest> resourceManager = AMRMClient.createAMRMClient();
    resourceManager.init(configuration);
    resourceManager.start();
    NMClient nodeManagers = NMClient.createNMClient();
    nodeManagers.init(configuration);
    nodeManagers.start();
    resourceManager.registerApplicationMaster("", 0, "");
    mark("requested");
    resourceManager.addContainerRequest(
        new ContainerRequest(Resource.newInstance(512, 1), null, null, Priority.newInstance(1)));
    boolean ended = false;
    while (!ended) {
      AllocateResponse response = resourceManager.allocate(0.1f);
      for (Container container : response.getAllocatedContainers()) {
        nodeManagers.startContainer(container, worker());
      }
      ended = !response.getCompletedContainersStatuses().isEmpty();
      Thread.sleep(50);
    }
    resourceManager.unregisterApplicationMaster(FinalApplicationStatus.SUCCEEDED, "", "");
    System.exit(0);
  }

  private static ContainerLaunchContext worker() {
    String command = "echo running $(date +%s%3N) >> " + System.getenv("MARKS");
    return ContainerLaunchContext.newInstance(
        Map.of(), Map.of(), List.of(command), null, null, null);
  }

  private static void mark(String event) throws IOException {
    Files.writeString(
        Path.of(System.getenv("MARKS")),
        event + " " + System.currentTimeMillis() + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
