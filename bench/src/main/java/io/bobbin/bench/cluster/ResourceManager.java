package io.bobbin.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.bobbin.bench.home.Patience;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** YARN's ResourceManager, by its web interface. */
public final class ResourceManager {
  private static final Duration LONGEST_END = Duration.ofMinutes(2);

  private final Web web;
  private final String root;

  ResourceManager(Web web, Ports ports) {
    this.web = web;
    this.root = "http://localhost:" + ports.resourceManagerWeb() + "/ws/v1/cluster";
  }

  /** Ids of the applications that were submitted at or after that time, in ms since the epoch. */
  public List<String> applicationsSince(long time) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    web.get(root + "/apps?startedTimeBegin=" + time)
        .path("apps")
        .path("app")
        .forEach(application -> ids.add(application.get("id").asText()));
    return ids;
  }

  /** The only application that was submitted since. */
  public String applicationSince(long time) throws IOException, InterruptedException {
    List<String> ids = applicationsSince(time);
    if (ids.size() != 1) {
      throw new IllegalStateException(
          "One application was expected, and YARN has " + ids.size() + ".");
    }
    return ids.get(0);
  }

  /** When the application was submitted, in ms since the epoch. */
  public long submitted(String application) throws IOException, InterruptedException {
    return application(application).get("startedTime").asLong();
  }

  /**
   * Waits until the application has ended and nothing of it is left on a node.
   *
   * @throws IllegalStateException if it does not end, or without success
   */
  public void awaitSuccess(String application) throws Exception {
    awaitQuiet();
    String status = application(application).get("finalStatus").asText();
    if (!status.equals("SUCCEEDED")) {
      throw new IllegalStateException(application + " ended as " + status + ".");
    }
  }

  /** Whether YARN has an end of it: no further attempt will be made. */
  public boolean hasEnded(String application) throws IOException, InterruptedException {
    return !application(application).get("finalStatus").asText().equals("UNDEFINED");
  }

  /** Waits until no application is left and no container. */
  public void awaitQuiet() throws Exception {
    Patience.await("an empty cluster", LONGEST_END, this::isQuiet);
  }

  /** Kills what is there, and waits until it is gone. */
  public void killAll() throws Exception {
    for (String application : alive()) {
      web.send(
          "PUT",
          root + "/apps/" + application + "/state?user.name=" + System.getProperty("user.name"),
          BodyPublishers.ofString("{\"state\":\"KILLED\"}"));
    }
    awaitQuiet();
  }

  int activeNodes() {
    try {
      return metrics().path("activeNodes").asInt();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private boolean isQuiet() throws IOException, InterruptedException {
    return metrics().path("containersAllocated").asInt() == 0 && alive().isEmpty();
  }

  private List<String> alive() throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    web.get(root + "/apps?states=NEW,NEW_SAVING,SUBMITTED,ACCEPTED,RUNNING")
        .path("apps")
        .path("app")
        .forEach(application -> ids.add(application.get("id").asText()));
    return ids;
  }

  private JsonNode application(String id) throws IOException, InterruptedException {
    return web.get(root + "/apps/" + id).get("app");
  }

  private JsonNode metrics() throws IOException, InterruptedException {
    return web.get(root + "/metrics").path("clusterMetrics");
  }
}
