package io.bobbin.am.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.am.pool.PoolAction.Abandon;
import io.bobbin.am.pool.PoolAction.Admit;
import io.bobbin.am.pool.PoolAction.Assign;
import io.bobbin.am.pool.PoolAction.NoteLost;
import io.bobbin.am.pool.PoolAction.ReportLost;
import io.bobbin.am.pool.PoolAction.Request;
import io.bobbin.am.pool.PoolAction.Stop;
import io.bobbin.am.pool.PoolEvent.Accepted;
import io.bobbin.am.pool.PoolEvent.Anticipated;
import io.bobbin.am.pool.PoolEvent.AnticipationEnded;
import io.bobbin.am.pool.PoolEvent.Closed;
import io.bobbin.am.pool.PoolEvent.Connected;
import io.bobbin.am.pool.PoolEvent.Disconnected;
import io.bobbin.am.pool.PoolEvent.Recovered;
import io.bobbin.am.pool.PoolEvent.Wanted;
import io.bobbin.am.pool.WorkerExit.Blame;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Workers that are not connected and yet there: of an earlier master, or cut off for a moment. */
class RecoveredWorkersTest extends PoolScenario {
  private static final long RETENTION = 5_000;
  private static final String NOT_AGAIN =
      "its connection to the master ended, and it did not connect again in time";

  @Test
  void areUsedBeforeAnyOthersAreAskedFor() {
    assertThat(feed(recovered("c1"), recovered("c2"))).isEmpty();
    assertThat(feed(new Wanted(1, SMALL))).containsExactly(new Assign(1, "c1", "n1"));
    assertThat(feed(new Wanted(2, SMALL))).containsExactly(new Assign(2, "c2", "n1"));
    assertThat(feed(new Wanted(3, SMALL))).containsExactly(new Request(SMALL, 1));
    assertThat(feed(new Accepted("c1"))).isEmpty();
    assertThat(feed(new Connected("c1"))).containsExactly(new Admit("c1"));
  }

  @Test
  void mayFindTheMasterBeforeYarnTellsOfThem() {
    assertThat(feed(new Connected("c1"))).isEmpty();
    assertThat(feed(recovered("c1"))).isEmpty();
    assertThat(feed(new Wanted(1, SMALL), new Accepted("c1")))
        .containsExactly(new Assign(1, "c1", "n1"), new Admit("c1"));
  }

  @Test
  void whoIsThereTakesTheNeedOfAContainerThatWasAskedFor() {
    feed(new Wanted(1, SMALL), new Wanted(2, SMALL));
    assertThat(feed(recovered("c1")))
        .containsExactly(new Assign(1, "c1", "n1"), new Request(SMALL, 1));
  }

  @Test
  void stayUntilNothingIsAnticipatedAnyMore() {
    feed(recovered("c1"), recovered("c2"), new Connected("c2"), new Wanted(1, SMALL));
    assertThat(feed(new AnticipationEnded())).containsExactly(new Abandon("c1", "nobody needs it"));
  }

  @Test
  void ofAKindThatNobodyWantsYetAreNotReplaced() {
    feed(new Recovered("c1", "n1", new WorkerShape(7, 2048, 2, java.util.Map.of())));
    assertThat(feed(completed("c1", Blame.WORKER)))
        .containsExactly(new NoteLost("c1", "n1", "it ended"));
  }

  @Test
  void areReplacedIfTheyDoNotReportInTimeAndThatIsNoFailedStart() {
    for (int i = 0; i < 10; i++) {
      feed(new Wanted(i, SMALL), recovered("c" + i));
    }
    assertThat(alarm).hasValue(now + RETURN_TIMEOUT);
    assertThat(tickAt(now + RETURN_TIMEOUT - 1)).isEmpty();
    assertThat(tickAt(now + 1))
        .hasSize(20)
        .contains(new ReportLost("c9", NOT_AGAIN), new Abandon("c9", NOT_AGAIN));
    assertThat(feed(new Wanted(10, SMALL))).containsExactly(new Request(SMALL, 1));
    assertThat(feed(new Connected("c9"))).as("too late").isEmpty();
    assertThat(feed(completed("c9", Blame.YARN))).isEmpty();
  }

  @Test
  void whoIsTooMuchWhenTheApplicationEndsIsLeftToYarn() {
    feed(new Closed());
    assertThat(feed(recovered("c1"))).containsExactly(new Abandon("c1", "the application ends"));
  }

  @Test
  void aConnectionThatBrokeMayBeMadeAgain() {
    feed(new Wanted(1, SMALL), allocated("c1"), new Accepted("c1"), new Connected("c1"));
    assertThat(feed(new Disconnected("c1"))).isEmpty();
    assertThat(alarm).hasValue(now + ABSENCE);
    assertThat(feed(new Connected("c1"))).containsExactly(new Admit("c1"));
    assertThat(alarm).isEmpty();
  }

  @Test
  void whoDoesNotConnectAgainIsLostBeforeYarnSaysSo() {
    feed(new Wanted(1, SMALL), allocated("c1"), new Accepted("c1"), new Connected("c1"));
    feed(new Disconnected("c1"));
    assertThat(tickAt(now + ABSENCE))
        .containsExactly(new ReportLost("c1", NOT_AGAIN), new Abandon("c1", NOT_AGAIN));
    assertThat(feed(completed("c1", Blame.WORKER))).isEmpty();
  }

  @Test
  void sparesAreKeptAsLongAsThereIsWork() {
    assertThat(feed(spares())).isEmpty();
    assertThat(feed(new Wanted(1, SMALL))).containsExactly(new Request(SMALL, 2));
    feed(allocated("c1"), allocated("c2"), new Connected("c1"), new Connected("c2"));
    assertThat(feed(new PoolEvent.Released("c1")))
        .containsExactly(new Stop("c1", "the engine released it"));
    assertThat(alarm).hasValue(now + RETENTION);
    assertThat(tickAt(now + RETENTION)).containsExactly(new Stop("c2", "nobody needs it"));
    assertThat(alarm).isEmpty();
  }

  @Test
  void aSpareTakesTheLostOnesPlaceAndIsReplacedBehind() {
    feed(spares(), new Wanted(1, SMALL));
    feed(allocated("c1"), new Connected("c1"), allocated("c2"), new Connected("c2"));
    assertThat(feed(completed("c1", Blame.WORKER)))
        .containsExactly(new ReportLost("c1", "it ended"));
    assertThat(feed(new Wanted(3, SMALL)))
        .containsExactly(new Assign(3, "c2", "n1"), new Request(SMALL, 1));
    assertThat(feed(new Accepted("c2"))).containsExactly(new Admit("c2"));
  }

  @Test
  void whatIsAnticipatedServesAsSpareMeanwhile() {
    feed(spares(), new Anticipated(SMALL, 2));
    assertThat(feed(new Wanted(1, SMALL))).as("one of two, the other is the spare").isEmpty();
    assertThat(feed(new Wanted(2, SMALL))).containsExactly(new Request(SMALL, 3));
  }

  private static PoolEvent spares() {
    return new PoolEvent.SparesWanted(SMALL, 1, Duration.ofMillis(RETENTION));
  }

  private static PoolEvent recovered(String worker) {
    return new Recovered(worker, "n1", SMALL);
  }
}
