package io.bobbin.am.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.am.pool.WorkerShape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.exceptions.ApplicationAttemptNotFoundException;
import org.apache.hadoop.yarn.exceptions.InvalidResourceRequestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By itself this heartbeat beats once an hour: every other beat is the effect of a command. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ResourceManagerHeartbeatTest {
  private static final Duration HOUR = Duration.ofHours(1);

  /** So that a heartbeat that does not wake fails its test, and does not hold up the build. */
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  private static final WorkerShape SMALL = new WorkerShape(1, 1024, 1, Map.of());
  private static final String ADD = "add 1: 1024 MB, 1 vcores";
  private static final String REMOVE = "remove 1: 1024 MB, 1 vcores";
  private static final String BEAT = "beat 0.5";

  private final RecordingResourceManager yarn = new RecordingResourceManager();
  private final ResourceManagerHeartbeat heartbeat =
      new ResourceManagerHeartbeat(yarn, HOUR, HOUR, FAREWELL, Optional.empty());
  private final BlockingQueue<AllocateResponse> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> disowned = new LinkedBlockingQueue<>();
  private boolean unregistered;

  private final HeartbeatListener listener =
      new HeartbeatListener() {
        @Override
        public void heard(AllocateResponse response) {
          heard.add(response);
        }

        @Override
        public void unanswered() {}

        @Override
        public void disowned() {
          disowned.add("disowned");
        }

        @Override
        public void refused(String reason) {
          disowned.add("refused: " + reason);
        }
      };

  @AfterEach
  void end() throws Exception {
    if (!unregistered) {
      unregister();
    }
  }

  @Test
  void aCommandMakesItBeatAtOnce() throws Exception {
    start();
    heartbeat.setOutstanding(SMALL, 2);
    assertThat(yarn.callsUntil(BEAT)).containsExactly(ADD, ADD, BEAT);
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
    heartbeat.setTrackingUrl("http://host:1");
    assertThat(yarn.callsUntil(BEAT)).containsExactly("track http://host:1", BEAT);
  }

  @Test
  void whatWasCommandedBeforeItsStartGoesWithTheFirstBeat() throws Exception {
    heartbeat.setOutstanding(SMALL, 1);
    heartbeat.setTrackingUrl("http://host:1");
    start();
    assertThat(yarn.callsUntil(BEAT)).containsExactly(ADD, "track http://host:1", BEAT);
  }

  @Test
  void takesAGrantedRequestOffTheClientsTable() throws Exception {
    start();
    heartbeat.setOutstanding(SMALL, 2);
    yarn.callsUntil(BEAT);
    heartbeat.setOutstanding(SMALL, 1);
    assertThat(yarn.callsUntil(BEAT)).containsExactly(REMOVE, BEAT);
    heartbeat.setOutstanding(SMALL, 0);
    assertThat(yarn.callsUntil(BEAT)).containsExactly(REMOVE, BEAT);
  }

  @Test
  void shapesDoNotMix() throws Exception {
    start();
    heartbeat.setOutstanding(SMALL, 1);
    yarn.callsUntil(BEAT);
    heartbeat.setOutstanding(new WorkerShape(2, 4096, 4, Map.of()), 1);
    assertThat(yarn.callsUntil(BEAT)).containsExactly("add 2: 4096 MB, 4 vcores", BEAT);
  }

  @Test
  void asksForNodesOfTheLabel() throws Exception {
    ResourceManagerHeartbeat labelled =
        new ResourceManagerHeartbeat(yarn, HOUR, HOUR, HOUR, Optional.of("fast"));
    labelled.start(() -> 0.5f, listener);
    labelled.setOutstanding(SMALL, 1);
    assertThat(yarn.callsUntil(BEAT)).contains(ADD + " on fast");
    labelled.unregister(FinalApplicationStatus.SUCCEEDED, "", "");
    unregistered = true;
    labelled.unregister(FinalApplicationStatus.SUCCEEDED, "", "");
    start();
  }

  @Test
  void beatsByItselfWhileContainersAreOutstanding() throws Exception {
    ResourceManagerHeartbeat busy =
        new ResourceManagerHeartbeat(yarn, Duration.ofMillis(1), HOUR, HOUR, Optional.empty());
    busy.start(() -> 0.5f, listener);
    busy.setOutstanding(SMALL, 1);
    assertThat(yarn.callsUntil(BEAT)).containsExactly(ADD, BEAT);
    assertThat(yarn.callsUntil(BEAT)).containsExactly(BEAT);
    busy.unregister(FinalApplicationStatus.SUCCEEDED, "", "");
    unregistered = true;
  }

  @Test
  void returnsContainers() throws Exception {
    start();
    heartbeat.release(container(7));
    assertThat(yarn.callsUntil(BEAT)).containsExactly("release " + container(7), BEAT);
  }

  @Test
  void tellsOnlyWhatChangedOfTheAvoidedNodes() throws Exception {
    start();
    heartbeat.avoid(Set.of("n1"));
    assertThat(yarn.nextCall()).isEqualTo("avoid [n1], forgive []");
    yarn.callsUntil(BEAT);
    heartbeat.avoid(Set.of("n1", "n2"));
    assertThat(yarn.nextCall()).isEqualTo("avoid [n2], forgive []");
    yarn.callsUntil(BEAT);
    heartbeat.avoid(Set.of("n2"));
    assertThat(yarn.nextCall()).isEqualTo("avoid [], forgive [n1]");
  }

  @Test
  void unregistersAfterEverythingThatWasCommandedBefore() throws Exception {
    start();
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      heartbeat.release(container(i));
      expected.add("release " + container(i));
    }
    unregister();
    List<String> calls = yarn.remainingCalls();
    assertThat(calls.stream().filter(call -> call.startsWith("release"))).isEqualTo(expected);
    assertThat(calls.subList(calls.size() - 2, calls.size()))
        .containsExactly(BEAT, "unregister SUCCEEDED done");
  }

  @Test
  void isDisownedOnceAndBeatsNoMore() throws Exception {
    yarn.answer(
        () -> {
          throw new ApplicationAttemptNotFoundException("unknown");
        });
    start();
    heartbeat.setOutstanding(SMALL, 1);
    assertThat(disowned.poll(20, TimeUnit.SECONDS)).isNotNull();
    heartbeat.setOutstanding(SMALL, 2);
    unregister();
    assertThat(yarn.remainingCalls()).containsExactly(ADD, BEAT, "unregister SUCCEEDED done");
    assertThat(disowned).isEmpty();
  }

  @Test
  void saysThatARequestIsRefusedAndBeatsNoMore() throws Exception {
    yarn.answer(
        () -> {
          throw new InvalidResourceRequestException("too large");
        });
    start();
    heartbeat.setOutstanding(SMALL, 1);
    assertThat(disowned.poll(20, TimeUnit.SECONDS)).isEqualTo("refused: too large");
    unregister();
    assertThat(yarn.remainingCalls()).containsExactly(ADD, BEAT, "unregister SUCCEEDED done");
  }

  @Test
  void survivesABeatThatFails() throws Exception {
    yarn.answer(
        () -> {
          throw new IOException("refused");
        });
    yarn.answer(
        () -> {
          throw new IllegalStateException("a defect in the client");
        });
    start();
    for (int i = 0; i < 3; i++) {
      heartbeat.setTrackingUrl("http://host:" + i);
      assertThat(yarn.callsUntil(BEAT)).containsExactly("track http://host:" + i, BEAT);
    }
    assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(disowned).isEmpty();
  }

  @Test
  void survivesACommandThatFails() throws Exception {
    start();
    heartbeat.setTrackingUrl("");
    heartbeat.release(container(7));
    assertThat(yarn.callsUntil("release " + container(7))).contains("track ");
    assertThat(yarn.nextCall()).isEqualTo(BEAT);
  }

  private void start() {
    heartbeat.start(() -> 0.5f, listener);
  }

  private void unregister() throws IOException {
    unregistered = true;
    heartbeat.unregister(FinalApplicationStatus.SUCCEEDED, "done", "");
  }

  private static ContainerId container(long number) {
    return ContainerId.newContainerId(
        ApplicationAttemptId.newInstance(ApplicationId.newInstance(1, 1), 1), number);
  }
}
