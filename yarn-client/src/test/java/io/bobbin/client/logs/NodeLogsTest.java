package io.bobbin.client.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bobbin.client.logs.RunningLogs.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a web service that speaks as a NodeManager's does. */
class NodeLogsTest {
  private static final String CONTAINER = "container_1700000000000_0001_01_000001";
  private static final String PATH = "/ws/v1/node/containers/" + CONTAINER + "/logs";
  private static final Pattern SIZE = Pattern.compile("size=-(\\d+)");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final RunningLogs logs =
      new RunningLogs(
          new LogPrinter(new PrintStream(bytes, true, StandardCharsets.UTF_8), false),
          "alice",
          new PrintStream(errors, true, StandardCharsets.UTF_8));
  private HttpServer server;
  private volatile String listed = "";
  private volatile String content = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PATH, this::list);
    server.createContext(PATH + "/a.log", this::file);
    server.start();
    logs.add(List.of(new Place(CONTAINER, address())));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void printsOnlyWhatIsNew() {
    content = "first\n";
    listed = content;
    logs.print();
    logs.print();
    // The file grows on while it is read.
    listed = content + "second\n";
    content = listed + "third\n";
    logs.print();
    listed = content;
    logs.print();

    assertThat(logs.hasRead()).isTrue();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("==> " + CONTAINER + " on node:1: a.log <==\nfirst\nsecond\nthird\n");
  }

  @Test
  void containerThatIsGoneIsPassedOver() {
    server.removeContext(PATH + "/a.log");
    server.removeContext(PATH);
    logs.add(List.of());

    logs.print();

    assertThat(bytes.size()).isZero();
    assertThat(errors.size()).isZero();
    assertThatThrownBy(() -> new NodeLogs(address(), CONTAINER, "alice").files())
        .hasMessageContaining("HTTP status 404");
  }

  @Test
  void nodeThatCannotBeReadIsToldOnce() {
    server.stop(0);

    logs.print();
    logs.print();

    assertThat(logs.hasRead()).isFalse();
    assertThat(errors.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("bobbin: the logs on " + address() + " cannot be read: ")
        .contains("refused");
  }

  private String address() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  private void list(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        "{\"containerLogsInfo\":[{\"containerLogInfo\":[{\"fileName\":\"a.log\",\"fileSize\":\""
            + listed.length()
            + "\"}],\"logAggregationType\":\"LOCAL\"}]}");
  }

  private void file(HttpExchange exchange) throws IOException {
    Matcher size = SIZE.matcher(exchange.getRequestURI().getQuery());
    int start = size.find() ? Math.max(0, content.length() - Integer.parseInt(size.group(1))) : 0;
    answer(
        exchange,
        "Container: "
            + CONTAINER
            + " on node:1\nLogAggregationType: LOCAL\n====\nLogType:a.log\nLogLength:"
            + content.length()
            + "\nLogContents:\n"
            + content.substring(start)
            + "End of LogType:a.log.This log file belongs to a running container\n***\n\n");
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    byte[] answer = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
