package io.bobbin.client.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.io.Writable;
import org.apache.hadoop.ipc.RPC;
import org.apache.hadoop.ipc.Server;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DaemonTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void addressAtWhichNobodySpeaksIsGivenUpLongBeforeTheTimeout() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (ServerSocket silent = server()) {
      BoundedCall<Integer> call =
          new Daemon("X", Optional.of(address(silent)), LONG)
              .start(
                  () -> {
                    never.await();
                    return 1;
                  });

      assertThatThrownBy(call::await)
          .hasMessage("X did not answer within 2.2 s.")
          .asInstanceOf(InstanceOfAssertFactories.type(BobbinException.class))
          .extracting(BobbinException::exitCode)
          .isEqualTo(ExitCode.UNREACHABLE);
    } finally {
      never.countDown();
    }
  }

  /** As a server whose handlers are all busy: it speaks, and answers the question later. */
  @Test
  void serverThatSpeaksHasTheWholeTimeForItsAnswer() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    try (ServerSocket server = server()) {
      BoundedCall<Integer> call =
          new Daemon("X", Optional.of(address(server)), LONG)
              .start(
                  () -> {
                    answer.await();
                    return 1;
                  });
      try (Socket socket = server.accept()) {
        byte[] greeting = socket.getInputStream().readNBytes(4);
        assertThat(new String(greeting, StandardCharsets.US_ASCII)).isEqualTo("GET ");
        socket.getOutputStream().write('H');
        assertThat(socket.getInputStream().skip(100)).isPositive();
        assertThat(socket.getInputStream().read()).isNegative();
      }
      answer.countDown();

      assertThat(call.await()).isEqualTo(1);
    }
  }

  @Test
  void silenceIsToldFromRefusal() throws IOException {
    InetSocketAddress closed;
    try (ServerSocket silent = server()) {
      closed = address(silent);
      assertThatThrownBy(() -> Greeting.exchange(address(silent), Duration.ofMillis(20)))
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertThatThrownBy(() -> Greeting.exchange(closed, Duration.ofSeconds(10)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SocketTimeoutException.class);
  }

  /** The words are Hadoop's, and so is this server. */
  @Test
  void serverOfHadoopAnswersTheGreeting() throws IOException {
    Server server =
        new Server("localhost", 0, Text.class, 1, new Configuration()) {
          @Override
          public Writable call(
              RPC.RpcKind kind, String protocol, Writable parameter, long receiveTime) {
            throw new IllegalStateException("No handler is needed");
          }
        };
    server.start();
    try {
      assertThatCode(() -> Greeting.exchange(server.getListenerAddress(), Duration.ofSeconds(10)))
          .doesNotThrowAnyException();
    } finally {
      server.stop();
    }
  }

  /** Where there are several masters, the client's own search for the right one has its time. */
  @Test
  void severalNameNodesAreNotGreeted() {
    Configuration hadoop = new Configuration(false);
    hadoop.set("dfs.client.failover.proxy.provider.both", "any.Provider");
    HadoopSite site = new HadoopSite(Path.of("."), hadoop);
    CountDownLatch asked = new CountDownLatch(1);

    BoundedCall<Integer> call =
        Daemon.fileSystem(site, URI.create("hdfs://both"), LONG)
            .start(
                () -> {
                  asked.countDown();
                  return 1;
                });

    assertThat(call.await()).isEqualTo(1);
    assertThat(asked.getCount()).isZero();
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getByName("localhost"));
  }

  private static InetSocketAddress address(ServerSocket server) {
    return InetSocketAddress.createUnresolved("localhost", server.getLocalPort());
  }
}
