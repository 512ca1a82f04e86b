package io.bobbin.taskexecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bobbin.launch.EpochLayout;
import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlMessage.Exiting;
import io.bobbin.launch.control.ControlMessage.Hello;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import io.bobbin.launch.control.ControlMessage.Ping;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlMessage.Superseded;
import io.bobbin.launch.control.ControlSecret;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MasterLinkTest implements MasterListener {
  private static final String CHANGED = "changed";

  private final ControlSecret secret = ControlSecret.generate();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  @TempDir private Path staging;
  private ScriptedMaster master;
  private ScriptedMaster second;
  private MasterLink link;

  @BeforeEach
  void open() throws Exception {
    master = new ScriptedMaster(secret, 1);
    second = new ScriptedMaster(secret, 2);
    Files.createDirectories(epoch(1));
    link = link(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() throws Exception {
    link.close();
    master.close();
    second.close();
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
      peer.send(new Admitted("a", "id"));
      assertThat(next()).isEqualTo("a");
    }
  }

  @Test
  void aConnectionThatBrokeIsMadeAgainAndChangesNothing() throws Exception {
    link.start();
    try (ScriptedMaster.Peer peer = master.greet()) {
      admit(peer);
    }
    try (ScriptedMaster.Peer peer = master.greet()) {
      peer.send(new Admitted("a", "id"));
      assertThat(next()).isEqualTo("a");
    }
  }

  @Test
  void findsTheNextMasterWhereItHasPublishedItsAddress() throws Exception {
    link.start();
    try (ScriptedMaster.Peer peer = master.greet()) {
      admit(peer);
      master.close();
    }
    takeOver();
    try (ScriptedMaster.Peer peer = second.greet()) {
      assertThat(next()).isEqualTo(CHANGED);
      peer.send(new Admitted("b", "id"));
      assertThat(next()).isEqualTo("b");
      assertThat(link.master().getPort()).isEqualTo(second.address().getPort());
    }
  }

  @Test
  void findsTheNextMasterThoughItsEpochHadTheAddressOfTheOneBefore() throws Exception {
    publish(1, master);
    link.start();
    try (ScriptedMaster.Peer peer = master.greet()) {
      admit(peer);
      Files.move(epoch(1), epoch(2));
    }
    try (ScriptedMaster.Peer superseded = master.greet()) {
      assertThat(superseded.receive()).isEqualTo(new Superseded(2));
    }
    publish(2, second);
    try (ScriptedMaster.Peer peer = second.greet()) {
      assertThat(next()).isEqualTo(CHANGED);
    }
  }

  @Test
  void aMasterThatIsSilentIsLeftIfThereIsAnother() throws Exception {
    link = link(Duration.ofMillis(100));
    link.start();
    try (ScriptedMaster.Peer silent = master.greet()) {
      admit(silent);
      takeOver();
      try (ScriptedMaster.Peer peer = second.greet()) {
        assertThat(next()).isEqualTo(CHANGED);
      }
    }
  }

  @Test
  void saysThatItLivesAndStaysWithAMasterThatIsCutOffAsLongAsThereIsNoOther() throws Exception {
    link.start();
    try (ScriptedMaster.Peer peer = master.greet()) {
      peer.send(new Ping(true));
      assertThat(peer.receive()).isEqualTo(new Ping(true));
      peer.send(new Ping(false));
      assertThat(peer.receive()).isEqualTo(new Ping(true));
      admit(peer);
    }
  }

  @Test
  void aMasterThatIsCutOffHearsOfItsSuccessor() throws Exception {
    link.start();
    try (ScriptedMaster.Peer old = master.greet()) {
      admit(old);
      takeOver();
      old.send(new Ping(false));
      assertThat(old.receive()).isEqualTo(new Ping(true));
      assertThat(old.receive()).isEqualTo(new Superseded(2));
      assertThatExceptionOfType(EOFException.class).isThrownBy(old::receive);
      try (ScriptedMaster.Peer peer = second.greet()) {
        assertThat(next()).isEqualTo(CHANGED);
      }
    }
  }

  /** As after a change of the addresses: where the later master was is an older one. */
  @Test
  void doesNotObeyAnOlderMasterThanItKnowsAndTellsItSo() throws Exception {
    Files.delete(epoch(1));
    Files.createDirectories(epoch(3));
    Files.writeString(epoch(3).resolve(EpochLayout.CONTROL), second.published());
    master.close();
    link.start();
    try (ScriptedMaster.Peer peer = second.greet()) {
      assertThat(peer.receive()).isEqualTo(new Superseded(3));
      assertThatExceptionOfType(EOFException.class).isThrownBy(peer::receive);
    }
    assertThat(told).isEmpty();
  }

  @Test
  void endsWhenTheApplicationIsOver() throws Exception {
    link.start();
    try (ScriptedMaster.Peer peer = master.greet()) {
      admit(peer);
      Files.delete(epoch(1));
      Files.delete(epoch(1).getParent());
      Files.delete(staging);
      master.close();
    }
    assertThat(next()).isEqualTo("abandoned: the application is over");
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
      admit(peer);
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
      admit(peer);
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
            () -> MasterLink.sayGoodbye(link.master(), "c1", secret, "out of memory"));
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

  @Test
  void anAddressMayBeOfVersionSix() {
    assertThat(MasterLink.address("::1:4711").getHostString()).isEqualTo("::1");
    assertThat(MasterLink.address("::1:4711").getPort()).isEqualTo(4711);
  }

  @Override
  public void changed() {
    told.add(CHANGED);
  }

  @Override
  public void admitted(Admitted admitted) {
    told.add(admitted.resourceManager());
  }

  @Override
  public void pinged() {}

  @Override
  public void abandoned(String reason) {
    told.add("abandoned: " + reason);
  }

  private void admit(ScriptedMaster.Peer peer) throws Exception {
    peer.send(new Admitted("a", "id"));
    assertThat(next()).isEqualTo("a");
  }

  /** The second master does what an attempt does that takes over. */
  private void takeOver() throws IOException {
    Files.move(epoch(1), epoch(2));
    publish(2, second);
  }

  private void publish(int epoch, ScriptedMaster publishing) throws IOException {
    Path temporary = epoch(epoch).resolve(".temporary");
    Files.writeString(temporary, publishing.published());
    Files.move(
        temporary, epoch(epoch).resolve(EpochLayout.CONTROL), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path epoch(int number) {
    return Path.of(EpochLayout.epochs(staging.toUri())).resolve(EpochLayout.name(number));
  }

  private MasterLink link(Duration silence) {
    return new MasterLink(
        "c1",
        secret,
        silence,
        new EpochDirectory(staging.toUri(), Map.of()),
        new MasterSearch(
            master.published(),
            1,
            Duration.ofHours(1),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime())),
        this);
  }

  private String next() throws InterruptedException {
    return told.poll(20, TimeUnit.SECONDS);
  }
}
