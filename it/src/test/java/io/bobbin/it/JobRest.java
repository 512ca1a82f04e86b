package io.bobbin.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/** The REST API of a JobManager that has one job; asked directly, as YARN's proxy only reads. */
final class JobRest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;

  JobRest(ApplicationReport application) {
    address = URI.create(application.getOriginalTrackingUrl() + "/").normalize();
  }

  /** Returns where the savepoint is. */
  String stopWithSavepoint(Path directory) throws IOException, InterruptedException {
    String job = "jobs/" + get("jobs").at("/jobs/0/id").asText() + "/";
    String body = JSON.writeValueAsString(Map.of("targetDirectory", directory.toString()));
    JsonNode trigger =
        send(
            HttpRequest.newBuilder(address.resolve(job + "stop"))
                .POST(BodyPublishers.ofString(body)));
    String savepoint = job + "savepoints/" + trigger.get("request-id").asText();
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> get(savepoint), status -> status.at("/status/id").asText().equals("COMPLETED"))
        .at("/operation/location")
        .asText();
  }

  private JsonNode get(String page) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(page)));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return JSON.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
  }
}
