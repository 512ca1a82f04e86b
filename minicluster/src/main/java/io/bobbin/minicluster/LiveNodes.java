package io.bobbin.minicluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a ResourceManager for the number of nodes that are RUNNING. */
public final class LiveNodes {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern ACTIVE = Pattern.compile("\"activeNodes\"\\s*:\\s*(\\d+)");

  private LiveNodes() {}

  /** Its web page is at {@link ClusterAddresses#resourceManagerWeb()}. */
  public static int count(URI resourceManagerWeb) throws IOException, InterruptedException {
    URI metrics = resourceManagerWeb.resolve("ws/v1/cluster/metrics");
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(metrics)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    Matcher active = ACTIVE.matcher(response.body());
    if (response.statusCode() != 200 || !active.find()) {
      throw new IOException(metrics + " answers " + response.statusCode());
    }
    return Integer.parseInt(active.group(1));
  }
}
