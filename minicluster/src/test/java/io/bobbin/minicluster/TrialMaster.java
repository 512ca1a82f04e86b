package io.bobbin.minicluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.Container;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.ContainerStatus;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.Priority;
import org.apache.hadoop.yarn.api.records.Resource;
import org.apache.hadoop.yarn.client.api.AMRMClient;
import org.apache.hadoop.yarn.client.api.AMRMClient.ContainerRequest;
import org.apache.hadoop.yarn.client.api.NMClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * A small application master. It runs each of its arguments as a shell command in a container of
 * 128 MB, has a page that says how many have ended, and is over when its page {@code /finish} is
 * asked for. Its diagnostics are the exit statuses.
 */
final class TrialMaster {

  private final CountDownLatch finish = new CountDownLatch(1);
  private final List<Integer> exits = new ArrayList<>();
  private volatile String page = "ended: 0";

  public static void main(String[] commands)
      throws IOException, YarnException, InterruptedException {
    new TrialMaster().run(new ArrayList<>(List.of(commands)));
    System.exit(0);
  }

  private void run(List<String> commands) throws IOException, YarnException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    AMRMClient<ContainerRequest> resourceManager = AMRMClient.createAMRMClient();
    resourceManager.init(new YarnConfiguration());
    resourceManager.start();
    NMClient nodeManagers = NMClient.createNMClient();
    nodeManagers.init(new YarnConfiguration());
    nodeManagers.start();
    resourceManager.registerApplicationMaster(
        "localhost", 0, "http://localhost:" + server.getAddress().getPort() + "/");
    Deque<ContainerRequest> requests = new ArrayDeque<>();
    for (int i = 0; i < commands.size(); i++) {
      requests.add(
          new ContainerRequest(Resource.newInstance(128, 1), null, null, Priority.newInstance(1)));
      resourceManager.addContainerRequest(requests.getLast());
    }
    while (!finish.await(100, TimeUnit.MILLISECONDS)) {
      AllocateResponse response = resourceManager.allocate(0);
      for (Container container : response.getAllocatedContainers()) {
        if (commands.isEmpty()) {
          resourceManager.releaseAssignedContainer(container.getId());
          continue;
        }
        // What stays requested is asked for once more of a ResourceManager that has been restarted.
        resourceManager.removeContainerRequest(requests.remove());
        nodeManagers.startContainer(container, shell(commands.remove(0)));
      }
      for (ContainerStatus ended : response.getCompletedContainersStatuses()) {
        exits.add(ended.getExitStatus());
        page = "ended: " + exits.size();
      }
    }
    resourceManager.unregisterApplicationMaster(
        FinalApplicationStatus.SUCCEEDED, "exits " + exits.stream().sorted().toList(), "");
  }

  static ContainerLaunchContext shell(String command) {
    return ContainerLaunchContext.newInstance(
        Map.of(),
        Map.of(),
        List.of(command + " 1> <LOG_DIR>/stdout 2> <LOG_DIR>/stderr"),
        null,
        null,
        null);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = page.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
    if (exchange.getRequestURI().getPath().equals("/finish")) {
      finish.countDown();
    }
  }
}
