package io.bobbin.taskexecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlMessage.Exiting;
import io.bobbin.launch.control.ControlMessage.Hello;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlSecret;
import java.io.EOFException;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MasterLinkTest {
  private final ControlSecret secret = ControlSecret.generate();
  private final BlockingQueue<Admitted> told = new LinkedBlockingQueue<>();
  private ScriptedMaster master;
  private MasterLink link;

  @BeforeEach
  void open() throws Exception {
    master = new ScriptedMaster(secret);
    link = new MasterLink(master.address(), "c1", secret, told::add);
  }

  @AfterEach
  void close() throws Exception {
    link.close();
    master.close();
  }

  @Test
  void connectsUnderItsNameAndTellsWhomToRegisterWith() throws Exception {
    link.start();
    try (ScriptedMaster.Peer peer = master.accept()) {
      Hello hello = peer.challenge();
      assertThat(hello.role()).isEqualTo(Role.WORKER);
      assertThat(hello.name()).isEqualTo("c1");
      peer.welcome(hello);
      peer.send(new MasterReady("of no interest to a worker"));
      peer.send(news(1, "a"));
      assertThat(next()).isEqualTo(news(1, "a"));
    }
  }

  @Test
  void obeysTheHighestEpochAlsoAfterAConnectionBroke() throws Exception {
    link.start();
    try (ScriptedMaster.Peer peer = master.greet()) {
      peer.send(news(2, "a"));
      peer.send(news(1, "an old master"));
      peer.send(news(2, "b"));
      assertThat(next()).isEqualTo(news(2, "a"));
      assertThat(next()).isEqualTo(news(2, "b"));
    }
    try (ScriptedMaster.Peer peer = master.greet()) {
      peer.send(news(1, "an old master"));
      peer.send(news(3, "c"));
      assertThat(next()).isEqualTo(news(3, "c"));
    }
  }

  @Test
  void triesAgainUntilAMasterAnswers() throws Exception {
    link.start();
    try (ScriptedMaster.Peer silent = master.accept()) {
      silent.close();
    }
    try (ScriptedMaster.Peer other = master.accept()) {
      other.say("SSH-2.0-OpenSSH\n");
      assertThatExceptionOfType(EOFException.class).isThrownBy(other::receive);
    }
    try (ScriptedMaster.Peer peer = master.greet()) {
      peer.send(news(1, "a"));
      assertThat(next()).isEqualTo(news(1, "a"));
    }
  }

  @Test
  void doesNotObeyWhoDoesNotProveThatItKnowsTheSecret() throws Exception {
    link.start();
    try (ScriptedMaster.Peer peer = master.accept()) {
      Hello hello = peer.challenge();
      peer.welcome(new Hello(Role.WORKER, "c1", "another nonce", hello.proof()));
      assertThatExceptionOfType(EOFException.class).isThrownBy(peer::receive);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void endsItsConnectionWhenItIsClosed() throws Exception {
    link.start();
    try (ScriptedMaster.Peer peer = master.greet()) {
      peer.send(news(1, "a"));
      assertThat(next()).isNotNull();
      link.close();
      assertThatExceptionOfType(EOFException.class).isThrownBy(peer::receive);
    }
  }

  @Test
  void doesNotStayConnectedIfItIsClosedWhileItConnects() throws Exception {
    link.start();
    try (ScriptedMaster.Peer peer = master.accept()) {
      Hello hello = peer.challenge();
      link.close();
      peer.welcome(hello);
      assertThatExceptionOfType(EOFException.class).isThrownBy(peer::receive);
    }
  }

  @Test
  void saysGoodbyeOnAConnectionOfItsOwn() throws Exception {
    CompletableFuture<Void> goodbye =
        CompletableFuture.runAsync(
            () -> MasterLink.sayGoodbye(master.address(), "c1", secret, "out of memory"));
    try (ScriptedMaster.Peer peer = master.accept()) {
      Hello hello = peer.challenge();
      assertThat(hello.role()).isEqualTo(Role.DYING_WORKER);
      assertThat(hello.name()).isEqualTo("c1");
      peer.welcome(hello);
      assertThat(peer.receive()).isEqualTo(new Exiting("out of memory"));
    }
    goodbye.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aGoodbyeThatNobodyHearsIsNoFailure() throws Exception {
    InetSocketAddress nobody = master.address();
    master.close();
    MasterLink.sayGoodbye(nobody, "c1", secret, "out of memory");
    assertThat(told).isEmpty();
  }

  private Admitted next() throws InterruptedException {
    return told.poll(20, TimeUnit.SECONDS);
  }

  private static Admitted news(int epoch, String resourceManager) {
    return new Admitted(epoch, resourceManager, "id");
  }
}
