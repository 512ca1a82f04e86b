package io.bobbin.client.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobManagerInquiryTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void jobsAreReadAsFlinkTellsThem() throws IOException {
    JobListing listing =
        ask(
            200,
            """
            {"jobs":[
            {"jid":"2","name":"second","start-time":20,"end-time":-1,"duration":7,"state":"RUNNING",
            "tasks":{"running":2,"created":0,"total":2},"pending-operators":0},
            {"jid":"1","name":"first","start-time":10,"duration":5,"state":"FINISHED","tasks":{}}]}
            """);
    assertThat(listing.problem()).isEmpty();
    assertThat(listing.jobs())
        .containsExactly(
            new JobSummary("1", "first", "FINISHED", 10, 5, Map.of()),
            new JobSummary("2", "second", "RUNNING", 20, 7, Map.of("running", 2)));
  }

  @Test
  void whoDoesNotAnswerAsAJobManagerIsNotBelieved() throws IOException {
    assertThat(ask(401, "who are you").problem()).hasValueSatisfying(endsWith("HTTP status 401."));
    assertThat(ask(200, "<html>").problem())
        .hasValueSatisfying(text -> assertThat(text).contains("does not answer: Unexpected"));
  }

  @Test
  void whoIsNotThereIsNamed() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
      port = server.getLocalPort();
    }
    assertThat(ask(port, Duration.ofSeconds(10)).problem())
        .hasValue("The JobManager at " + address(port) + " does not answer: ConnectException.");
  }

  @Test
  void whoNeverAnswersIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, HERE)) {
      assertThat(ask(silent.getLocalPort(), Duration.ofMillis(300)).problem())
          .hasValueSatisfying(text -> assertThat(text).contains("did not answer within 0.3 s"));
    }
  }

  private static java.util.function.Consumer<String> endsWith(String end) {
    return text -> assertThat(text).endsWith(end);
  }

  private static JobListing ask(int status, String body) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    server.createContext(
        "/jobs/overview",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      return ask(server.getAddress().getPort(), Duration.ofSeconds(10));
    } finally {
      server.stop(0);
    }
  }

  private static JobListing ask(int port, Duration timeout) {
    return JobListing.answer(() -> JobManagerInquiry.ask(address(port), timeout));
  }

  private static URI address(int port) {
    return URI.create("http://" + HERE.getHostAddress() + ":" + port);
  }
}
