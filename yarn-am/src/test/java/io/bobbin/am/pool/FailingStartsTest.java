package io.bobbin.am.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.am.pool.PoolAction.Avoid;
import io.bobbin.am.pool.PoolAction.GiveUp;
import io.bobbin.am.pool.PoolAction.Launch;
import io.bobbin.am.pool.PoolAction.NoteLost;
import io.bobbin.am.pool.PoolAction.ReportLost;
import io.bobbin.am.pool.PoolAction.Request;
import io.bobbin.am.pool.PoolAction.Stop;
import io.bobbin.am.pool.PoolEvent.Accepted;
import io.bobbin.am.pool.PoolEvent.Anticipated;
import io.bobbin.am.pool.PoolEvent.Closed;
import io.bobbin.am.pool.PoolEvent.ClusterSized;
import io.bobbin.am.pool.PoolEvent.Connected;
import io.bobbin.am.pool.PoolEvent.LaunchFailed;
import io.bobbin.am.pool.PoolEvent.Wanted;
import io.bobbin.am.pool.WorkerExit.Blame;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pool learns from workers that do not start. */
class FailingStartsTest extends PoolScenario {
  @BeforeEach
  void fiveNodes() {
    feed(new ClusterSized(5));
  }

  @Test
  void aWorkerThatEndsBeforeItConnectedIsLostAtOnce() {
    feed(new Wanted(1, SMALL), allocated("c1"));
    assertThat(feed(completed("c1", Blame.WORKER)))
        .containsExactly(new ReportLost("c1", "it ended"));
  }

  @Test
  void aWorkerThatCannotBeLaunchedIsLostAndReturned() {
    feed(new Wanted(1, SMALL), allocated("c1"));
    assertThat(feed(new LaunchFailed("c1", "refused")))
        .containsExactly(
            new ReportLost("c1", "it could not be launched: refused"),
            new Stop("c1", "it could not be launched: refused"));
    assertThat(feed(completed("c1", Blame.YARN))).isEmpty();
  }

  @Test
  void aWorkerThatDoesNotReportInTimeIsLostAndReturned() {
    feed(new Wanted(1, SMALL), allocated("c1"));
    assertThat(alarm).hasValue(now + START_TIMEOUT);
    long deadline = now + START_TIMEOUT;
    assertThat(tickAt(deadline - 1)).isEmpty();
    assertThat(tickAt(deadline))
        .containsExactly(
            new ReportLost("c1", "it did not report to the master within 30 s"),
            new Stop("c1", "it did not report to the master within 30 s"));
    assertThat(feed(new Connected("c1"))).as("too late").isEmpty();
  }

  @Test
  void everyKindOfFailedStartCounts() {
    feed(new Anticipated(SMALL, 1), allocated("refused"), new LaunchFailed("refused", "full"));
    feed(allocated("overdue"));
    assertThat(tickAt(now + START_TIMEOUT)).anyMatch(Avoid.class::isInstance);
  }

  @Test
  void whoHasConnectedIsNotOverdue() {
    feed(new Wanted(1, SMALL), allocated("c1"), new Connected("c1"));
    assertThat(alarm).isEmpty();
    assertThat(tickAt(now + START_TIMEOUT)).isEmpty();
  }

  @Test
  void pausesFromTheSecondFailureOnAndEachTimeTwiceAsLong() {
    feed(new Anticipated(SMALL, 1));
    assertThat(failOn("n1")).as("the first is replaced at once").contains(new Request(SMALL, 1));
    for (long pause : new long[] {250, 500}) {
      assertThat(failOn("n" + pause)).doesNotContain(new Request(SMALL, 1));
      assertThat(alarm).hasValue(now + pause);
      assertThat(tickAt(now + pause - 1)).isEmpty();
      assertThat(tickAt(now + 1)).containsExactly(new Request(SMALL, 1));
    }
  }

  @Test
  void whatIsOutstandingStaysSoDuringAPause() {
    feed(new Anticipated(SMALL, 3));
    failOn("n1");
    failOn("n2");
    assertThat(pool.snapshot().outstanding()).isEqualTo(2);
    assertThat(feed(new Wanted(7, LARGE))).as("nothing new").isEmpty();
    assertThat(tickAt(now + 250))
        .containsExactlyInAnyOrder(new Request(SMALL, 3), new Request(LARGE, 1));
  }

  @Test
  void aSuccessEndsThePause() {
    feed(new Anticipated(SMALL, 3));
    failOn("n1");
    failOn("n2");
    feed(allocated("good", "n3"));
    assertThat(feed(new Connected("good"))).containsExactly(new Request(SMALL, 2));
  }

  @Test
  void avoidsANodeThatFailsTwiceInARow() {
    feed(new Anticipated(SMALL, 1));
    failOn("n1");
    assertThat(failOn("n1"))
        .contains(
            new Avoid(Set.of("n1"), "n1 failed 2 workers in a row, the last because it ended"));
    tickAt(now + 250);
    assertThat(feed(allocated("late", "n1")))
        .containsExactly(
            new Request(SMALL, 0), new Stop("late", "its node is avoided"), new Request(SMALL, 1));
    assertThat(feed(allocated("other", "n2"))).contains(new Launch("other", SMALL, "n2"));
  }

  @Test
  void forgivesAnAvoidedNodeWhenItsTimeIsOver() {
    feed(new Anticipated(SMALL, 1));
    failOn("n1");
    failOn("n1");
    long over = now + AVOIDANCE;
    tickAt(now + 250);
    assertThat(alarm).hasValue(over);
    assertThat(tickAt(over - 1)).isEmpty();
    assertThat(tickAt(over)).containsExactly(new Avoid(Set.of(), "their time is over"));
    assertThat(pool.snapshot().avoidedNodes()).isEmpty();
    assertThat(failOn("n1")).as("it starts anew").noneMatch(Avoid.class::isInstance);
    assertThat(failOn("n1")).as("two again").anyMatch(Avoid.class::isInstance);
  }

  @Test
  void aStartThatSucceedsMakesItsNodeGoodAgain() {
    feed(new Anticipated(SMALL, 2));
    failOn("n1");
    feed(allocated("good", "n1"), new Connected("good"));
    assertThat(failOn("n1")).noneMatch(Avoid.class::isInstance);
  }

  @Test
  void failuresOnDifferentNodesBlameNone() {
    feed(new Anticipated(SMALL, 1));
    failOn("n1");
    assertThat(failOn("n2")).noneMatch(Avoid.class::isInstance);
  }

  @Test
  void oneNodeAlwaysRemains() {
    feed(new ClusterSized(2), new Anticipated(SMALL, 1));
    failOn("n1");
    failOn("n1");
    assertThat(pool.snapshot().avoidedNodes()).containsExactly("n1");
    tickAt(now + 250);
    feed(allocated("good", "n2"), new Connected("good"), new Anticipated(SMALL, 1));
    failOn("n2");
    failOn("n2");
    assertThat(pool.snapshot().avoidedNodes()).containsExactly("n1");
  }

  @Test
  void givesUpAfterTheFourthFailureInARowAndStopsAll() {
    feed(new Anticipated(SMALL, 2), allocated("starting", "n9"));
    for (int i = 1; i <= 3; i++) {
      assertThat(failOn("n" + i)).noneMatch(GiveUp.class::isInstance);
      tickAt(now + 1_000);
    }
    assertThat(failOn("n4"))
        .contains(
            new Stop("starting", "the application ends"),
            new GiveUp("4 workers in a row failed to start, the last on n4 because it ended"));
    assertThat(feed(new Wanted(1, SMALL), allocated("late")))
        .containsExactly(new Stop("late", "it is more than was asked for"));
    assertThat(alarm).isEmpty();
  }

  @Test
  void oneSuccessInBetweenIsEnough() {
    feed(new Anticipated(SMALL, 2));
    for (int i = 1; i <= 6; i++) {
      assertThat(failOn("n" + i)).noneMatch(GiveUp.class::isInstance);
      tickAt(now + 1_000);
      if (i == 3) {
        feed(allocated("good", "n0"), new Connected("good"));
      }
    }
  }

  @Test
  void whoConnectsAgainHasNotStartedAgain() {
    feed(new Anticipated(SMALL, 1), allocated("good", "n0"), new Connected("good"));
    feed(new Anticipated(SMALL, 1));
    boolean gaveUp = false;
    for (int i = 1; i <= 4; i++) {
      gaveUp = failOn("n" + i).stream().anyMatch(GiveUp.class::isInstance);
      feed(new Connected("good"));
      tickAt(now + 20_000);
    }
    assertThat(gaveUp).isTrue();
  }

  @Test
  void aWorkerThatYarnTakesAwayIsNobodysFailure() {
    feed(new Anticipated(SMALL, 1));
    for (int i = 0; i < 6; i++) {
      feed(allocated("taken" + i));
      assertThat(feed(completed("taken" + i, Blame.YARN)))
          .containsExactly(new NoteLost("taken" + i, "n1", "it ended"), new Request(SMALL, 1));
    }
  }

  @Test
  void aWorkerThatEndsAfterItConnectedDidNotFailToStart() {
    for (int i = 0; i < 6; i++) {
      feed(new Wanted(i, SMALL), allocated("c" + i), new Accepted("c" + i));
      feed(new Connected("c" + i));
      assertThat(feed(completed("c" + i, Blame.WORKER))).hasSize(1);
    }
  }

  @Test
  void aNodesOwnFaultCountsWheneverItHappens() {
    feed(new Wanted(1, SMALL), new Wanted(2, SMALL), allocated("c1"), allocated("c2"));
    feed(new Connected("c1"), new Connected("c2"), completed("c1", Blame.NODE));
    assertThat(feed(completed("c2", Blame.NODE))).anyMatch(Avoid.class::isInstance);
  }

  @Test
  void manyWorkersMayGoWithOneNode() {
    List<String> workers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      workers.add("c" + i);
      feed(new Wanted(i, SMALL), allocated("c" + i), new Connected("c" + i));
    }
    for (String worker : workers) {
      assertThat(feed(completed(worker, Blame.NODE))).noneMatch(GiveUp.class::isInstance);
    }
  }

  @Test
  void failuresAfterTheEndAreOfNoInterest() {
    feed(new Anticipated(SMALL, 4));
    List<String> workers = List.of("c1", "c2", "c3", "c4");
    workers.forEach(worker -> feed(allocated(worker)));
    feed(new Closed());
    workers.forEach(worker -> assertThat(feed(completed(worker, Blame.NODE))).isEmpty());
  }

  private int failed;

  private List<PoolAction> failOn(String node) {
    String worker = "failing" + ++failed;
    feed(allocated(worker, node));
    return feed(completed(worker, Blame.WORKER));
  }
}
