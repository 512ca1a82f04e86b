package io.bobbin.am;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bobbin.am.pool.WorkerShape;
import io.bobbin.launch.control.ControlConnection;
import io.bobbin.launch.control.ControlMessage;
import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlMessage.Exiting;
import io.bobbin.launch.control.ControlMessage.Ping;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerCoordinatorTest implements WorkerListener {
  private static final WorkerKind KIND =
      new WorkerKind(new WorkerShape(1, 1024, 1, Map.of()), List.of("-Xmx1m"), "-D a=b");
  private static final Admitted LEADER = new Admitted("pekko://rm", "id");
  private static final String C1 = MasterWithoutYarn.id(1).toString();
  private static final String ADD = "add 1: 1024 MB, 1 vcores";
  private static final String REMOVE = "remove 1: 1024 MB, 1 vcores";

  private final BlockingQueue<String> engine = new LinkedBlockingQueue<>();
  private MasterWithoutYarn master;

  @BeforeEach
  void start() throws Exception {
    master = new MasterWithoutYarn();
    master.workers.attach(this);
  }

  @AfterEach
  void stop() {
    master.close();
  }

  @Test
  void aWorkerThatWasStartedBeforehandIsAdmittedOnceThereIsALeader() throws Exception {
    master.workers.anticipate(KIND, 1, 0, Duration.ZERO);
    assertThat(master.yarn.nextCall()).isEqualTo(ADD);
    master.grant(1, "n1");
    assertThat(master.yarn.callsUntil(REMOVE)).isNotEmpty();
    assertThat(master.nodes.nextCall()).isEqualTo("start " + C1 + " on n1");
    try (ControlConnection worker = master.connect(1)) {
      master.workers.want(7, KIND);
      assertThat(next()).isEqualTo("7 assigned " + C1 + " on n1");
      master.workers.accept(C1);
      master.workers.leaderIs(LEADER);
      assertThat(hear(worker)).isEqualTo(LEADER);
    }
  }

  @Test
  void aWorkerThatConnectsAgainHearsOfTheLeaderAgain() throws Exception {
    master.workers.leaderIs(LEADER);
    master.workers.want(7, KIND);
    master.grant(1, "n1");
    assertThat(next()).startsWith("7 assigned");
    master.workers.accept(C1);
    for (int i = 0; i < 2; i++) {
      try (ControlConnection worker = master.connect(1)) {
        assertThat(hear(worker)).isEqualTo(LEADER);
      }
    }
  }

  @Test
  void whatAnEarlierAttemptLeftIsNeitherAskedForNorLaunchedAgain() throws Exception {
    master.leave(1, "n1");
    master.workers.anticipate(KIND, 2, 0, Duration.ZERO);
    assertThat(master.yarn.nextCall()).isEqualTo(ADD);
    master.workers.want(7, KIND);
    assertThat(next()).isEqualTo("7 assigned " + C1 + " on n1");
    master.workers.accept(C1);
    master.workers.leaderIs(LEADER);
    try (ControlConnection worker = master.connect(1)) {
      assertThat(hear(worker)).isEqualTo(LEADER);
      master.workers.release(C1);
      assertThat(master.yarn.callsUntil("release " + C1)).doesNotContain(ADD);
    }
  }

  @Test
  void whatIsReleasedIsStoppedOnItsNode() throws Exception {
    master.workers.want(7, KIND);
    master.grant(1, "n1");
    assertThat(next()).startsWith("7 assigned");
    assertThat(master.nodes.nextCall()).startsWith("start");
    master.workers.release(C1);
    assertThat(master.nodes.nextCall()).isEqualTo("stop " + C1);
  }

  @Test
  void aWorkerThatEndsIsLostForTheReasonItGave() throws Exception {
    master.workers.want(7, KIND);
    master.grant(1, "n1");
    assertThat(next()).startsWith("7 assigned");
    try (ControlConnection worker = master.connect(1)) {
      worker.send(new Exiting("out of metaspace"));
      master.workers.exiting(C1, "out of metaspace");
      master.complete(1, 239);
    }
    assertThat(next())
        .isEqualTo(
            "lost "
                + C1
                + ": its process ended with exit code 239; before that it said: out of metaspace");
  }

  /** Flink gives back a worker that says that it shuts down; why it did is YARN's to say. */
  @Test
  void whyAWorkerWentIsKnownThoughItWasGivenBackMeanwhile() throws Exception {
    for (int container = 1; container <= 2; container++) {
      master.workers.want(container, KIND);
      master.grant(container, "n1");
      assertThat(next()).startsWith(container + " assigned");
      master.workers.release(MasterWithoutYarn.id(container).toString());
    }
    master.complete(1, ContainerExitStatus.KILLED_BY_APPMASTER);
    master.complete(2, ContainerExitStatus.KILLED_EXCEEDED_PMEM);
    assertThat(master.workers.recentLosses(true, Duration.ofSeconds(20)))
        .singleElement()
        .asString()
        .contains("used more memory");
  }

  @Test
  void givesUpWhenNothingStartsAnywhere() throws Exception {
    master.workers.want(1, KIND);
    master.workers.want(2, KIND);
    master.grant(1, RecordingNodeManagers.BROKEN_NODE);
    assertThat(next()).startsWith("1 assigned");
    assertThat(next()).contains("lost " + C1 + ": it could not be launched", "no space left");
    assertThat(master.yarn.callsUntil("release " + C1)).isNotEmpty();
    master.grant(2, RecordingNodeManagers.BROKEN_NODE);
    assertThat(master.gaveUp.poll(20, TimeUnit.SECONDS))
        .startsWith("2 workers in a row failed to start, the last on broken because");
  }

  /** YARN would grant more, were it told of each of them for itself. */
  @Test
  void whatOneAnswerBringsIsAnsweredOnce() throws Exception {
    master.workers.anticipate(KIND, 1, 0, Duration.ZERO);
    assertThat(master.yarn.nextCall()).isEqualTo(ADD);
    master.grantEnded(1, "n1", 1);
    master.workers.anticipate(KIND, 1, 0, Duration.ZERO);
    assertThat(master.yarn.callsUntil(ADD)).doesNotContain(REMOVE);
  }

  @Test
  void anAvoidedNodeIsForgivenInTimeThoughNothingHappens() throws Exception {
    try (MasterWithoutYarn forgiving = new MasterWithoutYarn(Duration.ofMillis(1))) {
      forgiving.workers.anticipate(KIND, 2, 0, Duration.ZERO);
      for (int container = 1; container <= 2; container++) {
        forgiving.grant(container, "n1");
        forgiving.workers.connected(MasterWithoutYarn.id(container).toString());
      }
      forgiving.complete(1, ContainerExitStatus.DISKS_FAILED);
      forgiving.complete(2, ContainerExitStatus.DISKS_FAILED);
      assertThat(forgiving.yarn.callsUntil("avoid [n1], forgive []")).isNotEmpty();
      assertThat(forgiving.yarn.callsUntil("avoid [], forgive [n1]")).isNotEmpty();
    }
  }

  @Test
  void eachOfManyWorkersIsToldOfTheLeaderOnce() throws Exception {
    List<ControlConnection> connections = new ArrayList<>();
    try {
      for (int container = 1; container <= 50; container++) {
        master.workers.want(container, KIND);
        master.grant(container, "n1");
        assertThat(next()).startsWith(container + " assigned");
        master.workers.accept(MasterWithoutYarn.id(container).toString());
        connections.add(master.connect(container));
      }
      master.workers.leaderIs(LEADER);
      for (ControlConnection worker : connections) {
        assertThat(hear(worker)).isEqualTo(LEADER);
      }
      master.close();
      for (ControlConnection worker : connections) {
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> hear(worker));
      }
    } finally {
      for (ControlConnection worker : connections) {
        worker.close();
      }
    }
  }

  @Test
  void afterItsEndItReturnsWhatIsGranted() throws Exception {
    master.workers.want(7, KIND);
    master.workers.close();
    master.grant(1, "n1");
    assertThat(master.yarn.callsUntil("release " + C1)).contains(REMOVE);
    assertThat(engine).isEmpty();
  }

  @Override
  public void assigned(long request, String worker, String node) {
    engine.add(request + " assigned " + worker + " on " + node);
  }

  @Override
  public void lost(String worker, String reason) {
    engine.add("lost " + worker + ": " + reason);
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
    return engine.poll(20, TimeUnit.SECONDS);
  }
}
