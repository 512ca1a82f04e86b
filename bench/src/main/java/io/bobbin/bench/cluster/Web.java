package io.bobbin.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Daemons' web interfaces. */
final class Web {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ObjectMapper mapper = new ObjectMapper();

  JsonNode get(String address) throws IOException, InterruptedException {
    return mapper.readTree(send("GET", address, HttpRequest.BodyPublishers.noBody()).body());
  }

  /**
   * Sends a request; a redirection is an answer.
   *
   * @throws IOException if the answer is an error
   */
  HttpResponse<String> send(String method, String address, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .method(method, body)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .timeout(LONGEST)
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new IOException(
          method
              + " "
              + address
              + " was answered "
              + response.statusCode()
              + ": "
              + response.body());
    }
    return response;
  }
}
