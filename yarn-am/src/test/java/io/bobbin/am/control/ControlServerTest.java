package io.bobbin.am.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bobbin.launch.control.ControlConnection;
import io.bobbin.launch.control.ControlMessage;
import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlMessage.Exiting;
import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import io.bobbin.launch.control.ControlMessage.Ping;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlMessage.Superseded;
import io.bobbin.launch.control.ControlProtocolException;
import io.bobbin.launch.control.ControlSecret;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlServerTest implements ControlEvents {
  private static final Admitted NEWS = new Admitted("pekko://rm", "id");
  private static final MasterReady READY = new MasterReady("http://host:1");

  private final ControlSecret secret = ControlSecret.generate();
  private final ControlServer server = new ControlServer(secret, 3);
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @BeforeEach
  void openPort() throws Exception {
    server.open();
  }

  @AfterEach
  void closeAll() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    server.close();
  }

  @Test
  void aWorkerConnectsAndHearsWhatIsMeantForIt() throws Exception {
    server.serve(this);
    ControlConnection worker = connect(Role.WORKER, "c1");
    ControlConnection other = connect(Role.WORKER, "c2");
    assertThat(next()).isEqualTo("c1 connected");
    assertThat(next()).isEqualTo("c2 connected");
    server.send("c2", new Admitted("for c2", "id"));
    server.send("c1", NEWS);
    server.send("nobody", NEWS);
    assertThat(hear(worker)).isEqualTo(NEWS);
    assertThat(hear(other)).isEqualTo(new Admitted("for c2", "id"));
  }

  @Test
  void connectionsWaitUntilTheyAreServed() throws Exception {
    CompletableFuture<ControlConnection> worker =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return connect(Role.WORKER, "c1");
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    server.serve(this);
    assertThat(next()).isEqualTo("c1 connected");
    assertThat(worker.get(20, TimeUnit.SECONDS)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WORKER", "DYING_WORKER", "CLIENT"})
  void refusesWhoDoesNotKnowTheSecret(Role role) {
    server.serve(this);
    assertThatExceptionOfType(ControlProtocolException.class)
        .isThrownBy(() -> connect(role, "c1", ControlSecret.generate()))
        .withMessage("The master refused: the secret is wrong");
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exiting early\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "hello WORKER c1\n",
        "\n",
        "challenge 1 ab\n"
      })
  void closesOnWhoSaysSomethingElseFirstWhileOthersGoOn(String text) throws Exception {
    server.serve(this);
    ControlConnection client = connect(Role.CLIENT, "cli");
    assertThatIsClosedAfter(text);
    server.announce(READY);
    assertThat(client.receive()).isEqualTo(READY);
    assertThat(heard).isEmpty();
  }

  @Test
  void closesOnALineThatDoesNotEnd() throws Exception {
    server.serve(this);
    assertThatIsClosedAfter("x".repeat(3 * ControlMessage.MAX_LINE));
  }

  @Test
  void aClientMayNotSpeakAsAWorker() throws Exception {
    server.serve(this);
    ControlConnection client = connect(Role.CLIENT, "cli");
    client.send(new Exiting("me"));
    assertThatExceptionOfType(EOFException.class).isThrownBy(client::receive);
    assertThat(heard).isEmpty();
  }

  @Test
  void aClientThatConnectsLateHearsTheLatestOfEachSubject() throws Exception {
    server.serve(this);
    server.announce(READY);
    server.announce(new JobChanged("j1", JobPhase.ACCEPTED, "one"));
    server.announce(new JobChanged("j2", JobPhase.ACCEPTED, "two"));
    server.announce(new JobChanged("j1", JobPhase.RUNNING, "one"));
    ControlConnection client = connect(Role.CLIENT, "cli");
    assertThat(client.receive()).isEqualTo(READY);
    assertThat(client.receive()).isEqualTo(new JobChanged("j1", JobPhase.RUNNING, "one"));
    assertThat(client.receive()).isEqualTo(new JobChanged("j2", JobPhase.ACCEPTED, "two"));
    server.announce(new JobChanged("j2", JobPhase.FAILED, "two"));
    assertThat(client.receive()).isEqualTo(new JobChanged("j2", JobPhase.FAILED, "two"));
  }

  @Test
  void whoWaitsForClientsWaitsUntilTheLastHasLeft() throws Exception {
    server.serve(this);
    server.announce(READY);
    assertThat(server.clientsLeft(false).get()).isNull();
    CompletableFuture<Void> expected = server.clientsLeft(true);
    ControlConnection first = connect(Role.CLIENT, "a");
    ControlConnection second = connect(Role.CLIENT, "b");
    assertThat(first.receive()).isEqualTo(READY);
    assertThat(hear(second)).isEqualTo(READY);
    CompletableFuture<Void> unexpected = server.clientsLeft(false);
    first.close();
    connect(Role.WORKER, "c1");
    assertThat(next()).isEqualTo("c1 connected");
    assertThat(expected).isNotDone();
    assertThat(unexpected).isNotDone();

    second.close();
    assertThat(expected.get()).isNull();
    assertThat(unexpected.get()).isNull();
    assertThat(server.clientsLeft(true).get()).as("one was here").isNull();
  }

  @Test
  void aWorkersSecondConnectionReplacesItsFirst() throws Exception {
    server.serve(this);
    ControlConnection first = connect(Role.WORKER, "c1");
    ControlConnection second = connect(Role.WORKER, "c1");
    assertThat(next()).isEqualTo("c1 connected");
    assertThat(next()).isEqualTo("c1 connected");
    assertThatExceptionOfType(EOFException.class).isThrownBy(() -> hear(first));
    server.send("c1", NEWS);
    assertThat(hear(second)).isEqualTo(NEWS);
  }

  @Test
  void aDyingWorkersReasonArrivesAndItIsNotConnected() throws Exception {
    server.serve(this);
    ControlConnection living = connect(Role.WORKER, "c1");
    assertThat(next()).isEqualTo("c1 connected");
    connect(Role.DYING_WORKER, "c1").send(new Exiting("out of memory\nat x"));
    assertThat(next()).isEqualTo("c1 exits: out of memory\nat x");
    server.send("c1", NEWS);
    assertThat(hear(living)).as("still the one that is spoken to").isEqualTo(NEWS);
  }

  @Test
  void aWorkerMaySayWhyItExits() throws Exception {
    server.serve(this);
    ControlConnection worker = connect(Role.WORKER, "c1");
    assertThat(next()).isEqualTo("c1 connected");
    worker.send(new Exiting("done"));
    assertThat(next()).isEqualTo("c1 exits: done");
  }

  @Test
  void workersHearThatItLivesAndWhetherItIsCertain() throws Exception {
    server.serve(this);
    ControlConnection worker = connect(Role.WORKER, "c1");
    assertThat(worker.epoch()).isEqualTo(3);
    assertThat(worker.receive()).isEqualTo(new Ping(true));
    worker.send(new Ping(true));
    server.setCertain(false);
    ControlMessage ping = worker.receive();
    while (ping.equals(new Ping(true))) {
      ping = worker.receive();
    }
    assertThat(ping).isEqualTo(new Ping(false));
  }

  @Test
  void aWorkerMaySayThatThereIsALaterMaster() throws Exception {
    server.serve(this);
    ControlConnection worker = connect(Role.WORKER, "c1");
    assertThat(next()).isEqualTo("c1 connected");
    worker.send(new Superseded(4));
    assertThat(next()).isEqualTo("superseded by 4");
  }

  @Test
  void saysEverythingBeforeItCloses() throws Exception {
    server.serve(this);
    ControlConnection client = connect(Role.CLIENT, "cli");
    JobChanged last = new JobChanged("j1", JobPhase.FINISHED, "one");
    server.announce(last);
    server.close();
    assertThat(client.receive()).isEqualTo(last);
    assertThatExceptionOfType(EOFException.class).isThrownBy(client::receive);
  }

  @Test
  void afterItsEndNothingIsSaid() throws Exception {
    server.serve(this);
    server.close();
    server.announce(READY);
    server.send("c1", NEWS);
    server.close();
    assertThat(heard).isEmpty();
  }

  @Override
  public void connected(String worker) {
    heard.add(worker + " connected");
  }

  @Override
  public void disconnected(String worker) {
    heard.add(worker + " disconnected");
  }

  @Override
  public void exiting(String worker, String reason) {
    heard.add(worker + " exits: " + reason);
  }

  @Override
  public void superseded(int epoch) {
    heard.add("superseded by " + epoch);
  }

  /** What the master says besides that it lives. */
  private static ControlMessage hear(ControlConnection worker) throws IOException {
    ControlMessage message = worker.receive();
    while (message instanceof Ping) {
      message = worker.receive();
    }
    return message;
  }

  private String next() throws InterruptedException {
    return heard.poll(20, TimeUnit.SECONDS);
  }

  private ControlConnection connect(Role role, String name) throws IOException {
    return connect(role, name, secret);
  }

  private ControlConnection connect(Role role, String name, ControlSecret with) throws IOException {
    ControlConnection connection =
        ControlConnection.open(address(), role, name, with, Duration.ofSeconds(20));
    open.push(connection);
    return connection;
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
  }

  private void assertThatIsClosedAfter(String text) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address());
      InputStream input = socket.getInputStream();
      int next = input.read();
      assertThat(next).as("the challenge comes first").isEqualTo('c');
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      while (next >= 0) {
        next = input.read();
      }
    } catch (SocketException reset) {
      // Closed before it had read everything, which TCP reports so.
    }
  }
}
