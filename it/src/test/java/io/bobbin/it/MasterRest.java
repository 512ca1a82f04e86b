package io.bobbin.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * Flink's REST interface of whichever application master leads. It is asked directly, so that it
 * answers while the ResourceManager is away. One thread uses it.
 */
final class MasterRest implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final YarnClient yarn = YarnClient.createYarnClient();
  private final ApplicationId application;
  private Optional<URI> address = Optional.empty();

  MasterRest(MiniCluster cluster, ApplicationId application) {
    this.application = application;
    Configuration configuration = cluster.configuration();
    configuration.set("yarn.resourcemanager.connect.max-wait.ms", "1000");
    configuration.set("yarn.resourcemanager.connect.retry-interval.ms", "200");
    yarn.init(configuration);
    yarn.start();
  }

  /**
   * Asks for a page.
   *
   * @throws IOException if no master answers, or this one not soon; the next time its successor is
   *     asked if there is one
   */
  JsonNode get(String page) throws IOException, InterruptedException {
    return send(page, HttpRequest.newBuilder().GET());
  }

  JsonNode post(String page, String json) throws IOException, InterruptedException {
    return send(
        page,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private JsonNode send(String page, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (address.isEmpty()) {
      address = find();
    }
    URI master = address.orElseThrow(() -> new IOException("no master is registered"));
    try {
      HttpResponse<String> response =
          http.send(
              request.uri(master.resolve(page)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new IOException(page + " is answered " + response.statusCode() + response.body());
      }
      return mapper.readTree(response.body());
    } catch (IOException e) {
      address = Optional.empty();
      throw e;
    }
  }

  private Optional<URI> find() throws IOException {
    try {
      String url = yarn.getApplicationReport(application).getOriginalTrackingUrl();
      return Optional.ofNullable(url).filter(known -> known.startsWith("http")).map(URI::create);
    } catch (YarnException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    yarn.stop();
  }
}
