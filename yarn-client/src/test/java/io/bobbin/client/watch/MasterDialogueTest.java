package io.bobbin.client.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.report.Progress;
import io.bobbin.client.watch.WatchEvent.Connected;
import io.bobbin.client.watch.WatchEvent.Disconnected;
import io.bobbin.client.watch.WatchEvent.Reported;
import io.bobbin.client.watch.WatchEvent.Said;
import io.bobbin.launch.control.ControlMessage;
import io.bobbin.launch.control.ControlMessage.Challenge;
import io.bobbin.launch.control.ControlMessage.Hello;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlMessage.Welcome;
import io.bobbin.launch.control.ControlMessageFormat;
import io.bobbin.launch.control.ControlSecret;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MasterDialogueTest {
  private final ControlSecret secret = ControlSecret.generate();
  private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Progress progress =
      new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, () -> 0);

  @Test
  void givesOnWhatTheMasterSaysUntilItEnds() throws Exception {
    MasterReady ready = new MasterReady("http://h:1");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        MasterDialogue dialogue = dialogue()) {
      dialogue.on(new Reported(Snapshots.running(server.getLocalPort())));
      serve(server, ready);

      assertThat(next()).isInstanceOf(Connected.class);
      assertThat(next()).isEqualTo(new Said(ready));
      assertThat(next())
          .isInstanceOfSatisfying(Disconnected.class, d -> assertThat(d.established()).isTrue());
    }
  }

  @Test
  void saysOnceThatTheMasterCannotBeReached() throws Exception {
    try (MasterDialogue dialogue = dialogue()) {
      int port = closedPort();
      for (int i = 0; i < 3; i++) {
        assertThat(dialogue.isUnavailable()).isFalse();
        dialogue.on(new Reported(Snapshots.running(port)));
        dialogue.on(next());
      }
      dialogue.on(new Reported(Snapshots.running(port)));

      assertThat(dialogue.isUnavailable()).isTrue();
      assertThat(events).isEmpty();
      assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
          .singleElement()
          .asString()
          .contains("cannot be reached from here");
    }
  }

  @Test
  void masterOfTheNextAttemptMayBeOutOfReach() throws Exception {
    try (MasterDialogue dialogue = dialogue()) {
      int port = closedPort();
      dialogue.on(new Connected());
      for (int i = 0; i < 3; i++) {
        assertThat(dialogue.isUnavailable()).isFalse();
        dialogue.on(new Reported(Snapshots.running(port, 2)));
        dialogue.on(next());
      }

      assertThat(dialogue.isUnavailable()).isTrue();
    }
  }

  private MasterDialogue dialogue() {
    return new MasterDialogue("me@here", secret, progress, events::add);
  }

  private WatchEvent next() throws InterruptedException {
    return events.poll(10, TimeUnit.SECONDS);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return server.getLocalPort();
    }
  }

  /** A master's side of one connection. */
  private void serve(ServerSocket server, ControlMessage message) throws IOException {
    try (Socket socket = server.accept();
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      String nonce = ControlSecret.nonce();
      send(socket, new Challenge(ControlMessage.VERSION, nonce));
      Hello hello = (Hello) ControlMessageFormat.parse(reader.readLine());
      assertThat(hello.role()).isEqualTo(Role.CLIENT);
      assertThat(secret.verify(hello.proof(), "CLIENT", "me@here", nonce)).isTrue();
      send(socket, new Welcome(1, secret.prove("server", hello.nonce(), "1")));
      send(socket, message);
    }
  }

  private static void send(Socket socket, ControlMessage message) throws IOException {
    socket
        .getOutputStream()
        .write((ControlMessageFormat.format(message) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
