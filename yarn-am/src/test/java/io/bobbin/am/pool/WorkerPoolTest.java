package io.bobbin.am.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.am.pool.PoolAction.Admit;
import io.bobbin.am.pool.PoolAction.Assign;
import io.bobbin.am.pool.PoolAction.Launch;
import io.bobbin.am.pool.PoolAction.NoteLost;
import io.bobbin.am.pool.PoolAction.ReportLost;
import io.bobbin.am.pool.PoolAction.Request;
import io.bobbin.am.pool.PoolAction.Stop;
import io.bobbin.am.pool.PoolEvent.Accepted;
import io.bobbin.am.pool.PoolEvent.Allocated;
import io.bobbin.am.pool.PoolEvent.Anticipated;
import io.bobbin.am.pool.PoolEvent.AnticipationEnded;
import io.bobbin.am.pool.PoolEvent.Cancelled;
import io.bobbin.am.pool.PoolEvent.Closed;
import io.bobbin.am.pool.PoolEvent.Connected;
import io.bobbin.am.pool.PoolEvent.Declined;
import io.bobbin.am.pool.PoolEvent.Exiting;
import io.bobbin.am.pool.PoolEvent.JobCame;
import io.bobbin.am.pool.PoolEvent.Released;
import io.bobbin.am.pool.PoolEvent.Wanted;
import io.bobbin.am.pool.WorkerExit.Blame;
import org.junit.jupiter.api.Test;

/** How what is wanted and what YARN grants come together. Failing starts have their own test. */
class WorkerPoolTest extends PoolScenario {
  @Test
  void asksForEachWorkerThatIsWanted() {
    assertThat(feed(new Wanted(1, SMALL))).containsExactly(new Request(SMALL, 1));
    assertThat(feed(new Wanted(2, SMALL))).containsExactly(new Request(SMALL, 2));
    assertThat(feed(new Wanted(3, LARGE))).containsExactly(new Request(LARGE, 1));
  }

  @Test
  void launchesAndAssignsWhatIsGranted() {
    feed(new Wanted(1, SMALL), new Wanted(2, SMALL));
    assertThat(feed(new Allocated("c1", "n1", SMALL.priority())))
        .containsExactly(
            new Request(SMALL, 1), new Launch("c1", SMALL, "n1"), new Assign(1, "c1", "n1"));
  }

  @Test
  void aContainerAnswersOnlyRequestsOfItsShape() {
    feed(new Wanted(1, SMALL), new Wanted(2, LARGE));
    assertThat(feed(new Allocated("c1", "n1", LARGE.priority())))
        .contains(new Assign(2, "c1", "n1"));
    assertThat(pool.snapshot().unassigned()).isEqualTo(1);
  }

  @Test
  void returnsMoreThanWasAskedForAtOnce() {
    feed(new Wanted(1, SMALL), allocated("c1"));
    assertThat(feed(allocated("c2")))
        .containsExactly(new Stop("c2", "it is more than was asked for"));
    assertThat(feed(new Allocated("c3", "n1", 99)))
        .containsExactly(new Stop("c3", "nothing of its kind was asked for"));
  }

  @Test
  void aContainerThatIsReportedTwiceIsOne() {
    feed(new Anticipated(SMALL, 2), allocated("c1"));
    assertThat(feed(allocated("c1"))).isEmpty();
    assertThat(pool.snapshot().outstanding()).isEqualTo(1);
  }

  @Test
  void admitsWhenAcceptedAndConnectedInEitherOrder() {
    feed(new Wanted(1, SMALL), new Wanted(2, SMALL), allocated("c1"), allocated("c2"));
    assertThat(feed(new Accepted("c1"))).isEmpty();
    assertThat(feed(new Connected("c1"))).containsExactly(new Admit("c1"));
    assertThat(feed(new Connected("c2"))).isEmpty();
    assertThat(feed(new Accepted("c2"))).containsExactly(new Admit("c2"));
    assertThat(feed(new Accepted("c2"))).as("accepted twice").isEmpty();
  }

  @Test
  void admitsAgainWhoConnectsAgain() {
    feed(new Wanted(1, SMALL), allocated("c1"), new Accepted("c1"), new Connected("c1"));
    assertThat(feed(new Connected("c1"))).containsExactly(new Admit("c1"));
  }

  @Test
  void anticipatedWorkersAreAskedForOnceAndConsumedByRequests() {
    assertThat(feed(new Anticipated(SMALL, 2))).containsExactly(new Request(SMALL, 2));
    assertThat(feed(allocated("c1"))).doesNotContain(new Assign(1, "c1", "n1"));
    assertThat(feed(new Wanted(1, SMALL))).containsExactly(new Assign(1, "c1", "n1"));
    assertThat(feed(new Wanted(2, SMALL))).as("the second is outstanding already").isEmpty();
    assertThat(feed(new Wanted(3, SMALL))).containsExactly(new Request(SMALL, 2));
  }

  @Test
  void forAJobThatComesWorkersAreAskedForBeforeTheEngineAsks() {
    assertThat(feed(new JobCame(SMALL, 2))).containsExactly(new Request(SMALL, 2));
    assertThat(feed(new Wanted(1, SMALL), new Wanted(2, SMALL))).isEmpty();
    assertThat(feed(allocated("c1"))).contains(new Assign(1, "c1", "n1"));
  }

  @Test
  void aJobThatComesIsLeftToTheEngineWhereSomethingIsThereOrOnItsWay() {
    feed(new Wanted(1, LARGE));
    assertThat(feed(new JobCame(SMALL, 1))).as("one is wanted").isEmpty();
    feed(new Allocated("c1", "n1", LARGE.priority()));
    assertThat(feed(new JobCame(SMALL, 1))).as("one is there").isEmpty();
    feed(new Released("c1"), completed("c1", Blame.YARN));
    assertThat(feed(new JobCame(SMALL, 1))).containsExactly(new Request(SMALL, 1));
    assertThat(feed(new JobCame(SMALL, 1))).as("one is on its way").isEmpty();
  }

  @Test
  void anAnticipatedWorkerIsNotAdmittedBeforeAnyoneWantsIt() {
    feed(new Anticipated(SMALL, 1), allocated("c1"));
    assertThat(feed(new Connected("c1"))).isEmpty();
    assertThat(feed(new Accepted("c1"))).isEmpty();
    feed(new Wanted(1, SMALL));
    assertThat(feed(new Accepted("c1"))).containsExactly(new Admit("c1"));
  }

  @Test
  void whoIsFurthestIsAssignedFirst() {
    feed(new Anticipated(SMALL, 2), allocated("c1"), allocated("c2"), new Connected("c2"));
    assertThat(feed(new Wanted(1, SMALL))).containsExactly(new Assign(1, "c2", "n1"));
  }

  @Test
  void whenAnticipationEndsTheLeastAdvancedGoFirst() {
    feed(new Anticipated(SMALL, 3), allocated("c1"), allocated("c2"), new Connected("c1"));
    feed(new Wanted(1, LARGE));
    assertThat(feed(new AnticipationEnded()))
        .containsExactly(
            new Stop("c2", "nobody needs it"),
            new Stop("c1", "nobody needs it"),
            new Request(SMALL, 0));
    assertThat(pool.snapshot().outstanding()).as("of the large ones").isEqualTo(1);
  }

  @Test
  void aRequestThatIsCancelledIsTakenBack() {
    feed(new Wanted(1, SMALL), new Wanted(2, SMALL));
    assertThat(feed(new Cancelled(1))).containsExactly(new Request(SMALL, 1));
    assertThat(feed(allocated("c1"))).contains(new Assign(2, "c1", "n1"));
  }

  @Test
  void aDeclinedWorkerGoesToTheNextRequestAndMustBeAcceptedAnew() {
    feed(new Wanted(1, SMALL), new Wanted(2, SMALL), allocated("c1"), new Accepted("c1"));
    assertThat(feed(new Declined("c1")))
        .containsExactly(new Assign(2, "c1", "n1"), new Request(SMALL, 0));
    assertThat(feed(new Connected("c1"))).isEmpty();
    assertThat(feed(new Accepted("c1"))).containsExactly(new Admit("c1"));
  }

  @Test
  void aDeclinedWorkerThatNobodyElseWantsIsReturned() {
    feed(new Wanted(1, SMALL), allocated("c1"));
    assertThat(feed(new Declined("c1"))).containsExactly(new Stop("c1", "nobody needs it"));
  }

  @Test
  void whatTheEngineReleasesGoesBackAndIsNotReportedLost() {
    feed(new Wanted(1, SMALL), allocated("c1"), new Accepted("c1"), new Connected("c1"));
    assertThat(feed(new Released("c1"))).containsExactly(new Stop("c1", "the engine released it"));
    assertThat(feed(new Released("c1"))).as("released twice").isEmpty();
    assertThat(pool.snapshot().stopping()).isEqualTo(1);
    assertThat(feed(completed("c1", Blame.YARN))).isEmpty();
    assertThat(pool.snapshot().stopping()).isZero();
  }

  @Test
  void aStoppingWorkerThatConnectsStaysStopped() {
    feed(new Wanted(1, SMALL), allocated("c1"), new Accepted("c1"), new Released("c1"));
    assertThat(feed(new Connected("c1"))).isEmpty();
    assertThat(feed(new Wanted(2, SMALL))).containsExactly(new Request(SMALL, 1));
  }

  @Test
  void reportsTheLossOfAnAssignedWorkerAndLeavesItToTheEngineToAskAgain() {
    feed(new Wanted(1, SMALL), allocated("c1"), new Accepted("c1"), new Connected("c1"));
    assertThat(feed(completed("c1", Blame.WORKER)))
        .containsExactly(new ReportLost("c1", "it ended"));
    assertThat(pool.snapshot().assigned()).isZero();
  }

  @Test
  void replacesAnAnticipatedWorkerThatIsLost() {
    feed(new Anticipated(SMALL, 1), allocated("c1"), new Connected("c1"));
    assertThat(feed(completed("c1", Blame.YARN)))
        .containsExactly(new NoteLost("c1", "n1", "it ended"), new Request(SMALL, 1));
  }

  @Test
  void aWorkersLastWordsAreTheReason() {
    feed(new Wanted(1, SMALL), allocated("c1"), new Connected("c1"));
    feed(new Exiting("c1", "out of memory"));
    assertThat(feed(completed("c1", Blame.WORKER)))
        .containsExactly(new ReportLost("c1", "it ended; before that it said: out of memory"));
  }

  @Test
  void whoIsUnknownIsIgnored() {
    assertThat(feed(new Connected("x"), new Accepted("x"), new Released("x"))).isEmpty();
    assertThat(feed(new Exiting("x", "?"), new Declined("x"), new Cancelled(9))).isEmpty();
    assertThat(feed(completed("x", Blame.WORKER))).isEmpty();
  }

  @Test
  void afterTheEndAllAreStoppedAndNoneStarts() {
    feed(new Wanted(1, SMALL), new Wanted(2, SMALL), new Anticipated(LARGE, 1), allocated("c1"));
    assertThat(feed(new Closed()))
        .containsExactlyInAnyOrder(
            new Stop("c1", "the application ends"), new Request(SMALL, 0), new Request(LARGE, 0));
    assertThat(feed(new Wanted(3, SMALL), new Anticipated(LARGE, 2))).isEmpty();
    assertThat(feed(allocated("c2")))
        .containsExactly(new Stop("c2", "it is more than was asked for"));
    assertThat(alarm).isEmpty();
  }

  @Test
  void aSnapshotCountsEverything() {
    feed(new Anticipated(LARGE, 2), new Wanted(1, SMALL), new Wanted(2, SMALL));
    feed(new Wanted(3, SMALL), allocated("c1"), allocated("c2"), new Connected("c1"));
    feed(new Released("c2"));
    assertThat(pool.snapshot())
        .isEqualTo(new PoolSnapshot(1, 2, 3, 0, 0, 1, 1, 1, java.util.Set.of()));
  }
}
