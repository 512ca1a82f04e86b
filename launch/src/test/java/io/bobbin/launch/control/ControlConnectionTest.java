package io.bobbin.launch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.bobbin.launch.control.ControlMessage.Challenge;
import io.bobbin.launch.control.ControlMessage.Hello;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import io.bobbin.launch.control.ControlMessage.Rejected;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlMessage.Welcome;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlConnectionTest {
  private static final String CHALLENGE = line(new Challenge(ControlMessage.VERSION, "ab"));

  private final ControlSecret secret = ControlSecret.generate();
  private ServerSocket port;
  private CompletableFuture<Void> server = CompletableFuture.completedFuture(null);

  @BeforeEach
  void listen() throws IOException {
    port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws Exception {
    port.close();
    server.get(20, TimeUnit.SECONDS);
  }

  @Test
  void hearsWhatAServerSaysThatKnowsTheSecretUntilItEnds() throws Exception {
    serve(CHALLENGE, hello -> welcome(hello) + line(new MasterReady("http://größe:1")));
    try (ControlConnection connection = open()) {
      assertThat(connection.epoch()).isEqualTo(7);
      assertThat(connection.receive()).isEqualTo(new MasterReady("http://größe:1"));
      assertThatExceptionOfType(EOFException.class)
          .isThrownBy(connection::receive)
          .withMessage("The master closed the control connection");
    }
  }

  @Test
  void refusesAServerThatDoesNotSpeakTheProtocol() {
    serve(line(new Welcome(1, "ab")), hello -> "");
    assertThatProtocolError("The server does not speak Bobbin's control protocol");
  }

  @Test
  void refusesAServerOfAnotherVersion() {
    serve(line(new Challenge(99, "ab")), hello -> "");
    assertThatProtocolError("The server speaks version 99 of the control protocol, this process 2");
  }

  @Test
  void refusesAServerThatDoesNotKnowTheSecret() {
    serve(CHALLENGE, hello -> line(new Welcome(1, secret.prove("server", "another nonce", "1"))));
    assertThatProtocolError("The server did not prove that it is the master");
  }

  @Test
  void refusesAServerThatClaimsAnotherEpochThanItProves() {
    serve(CHALLENGE, hello -> line(new Welcome(8, secret.prove("server", hello.nonce(), "7"))));
    assertThatProtocolError("The server did not prove that it is the master");
  }

  @Test
  void failsIfTheServerIsSilentForTooLong() throws Exception {
    CompletableFuture<Void> heard = new CompletableFuture<>();
    serve(CHALLENGE, this::welcome, heard);
    try (ControlConnection connection = open()) {
      connection.limitSilence(Duration.ofMillis(1));
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(connection::receive);
    } finally {
      heard.complete(null);
    }
  }

  @Test
  void saysWhyTheServerRefusedIt() {
    serve(CHALLENGE, hello -> line(new Rejected("the secret is wrong")));
    assertThatProtocolError("The master refused: the secret is wrong");
  }

  @Test
  void readsNoLineWithoutEnd() {
    serve("x".repeat(ControlMessage.MAX_LINE + 1), hello -> "");
    assertThatProtocolError("Line over 8192 bytes");
  }

  @Test
  void nobodyThereIsAnError() throws Exception {
    port.close();
    assertThatIOException().isThrownBy(this::open);
  }

  private void assertThatProtocolError(String message) {
    assertThatExceptionOfType(ControlProtocolException.class)
        .isThrownBy(this::open)
        .withMessage(message);
  }

  private ControlConnection open() throws IOException {
    return ControlConnection.open(
        new InetSocketAddress(port.getInetAddress(), port.getLocalPort()),
        Role.CLIENT,
        "cli",
        secret,
        Duration.ofSeconds(20));
  }

  /** Says the first text, and the second once it has heard a hello, to one connection. */
  private void serve(String first, Function<Hello, String> second) {
    serve(first, second, CompletableFuture.completedFuture(null));
  }

  /** As above, and then stays until the end. */
  private void serve(String first, Function<Hello, String> second, CompletableFuture<Void> end) {
    server =
        CompletableFuture.runAsync(
            () -> {
              try (Socket socket = port.accept()) {
                say(socket, first);
                String answer =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                if (answer != null) {
                  say(socket, second.apply((Hello) ControlMessageFormat.parse(answer)));
                }
                end.join();
              } catch (IOException e) {
                // The other side has gone, which is what some of these tests want.
              }
            });
  }

  private String welcome(Hello hello) {
    assertThat(secret.verify(hello.proof(), "CLIENT", "cli", "ab")).isTrue();
    return line(new Welcome(7, secret.prove("server", hello.nonce(), "7")));
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(ControlMessage message) {
    return ControlMessageFormat.format(message) + "\n";
  }
}
