package io.bobbin.taskexecutor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.taskexecutor.MasterSearch.Master;
import io.bobbin.taskexecutor.MasterSearch.Step;
import io.bobbin.taskexecutor.Sighting.Epoch;
import io.bobbin.taskexecutor.Sighting.Gone;
import io.bobbin.taskexecutor.Sighting.Nothing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasterSearchTest {
  private static final long PATIENCE = 60_000;
  private static final double MIDDLE = 0.5;

  private long now = 1_000;
  private final MasterSearch search =
      new MasterSearch("first:1", 1, Duration.ofMillis(PATIENCE), now);

  @Test
  void theMasterThatStartedItIsTheFirstToConnectTo() {
    assertThat(search.address()).contains("first:1");
    assertThat(search.met(1)).isEqualTo(Master.SAME);
    search.lost(now);
    assertThat(search.met(1)).isEqualTo(Master.SAME);
    assertThat(search.address()).contains("first:1");
  }

  @Test
  void aLaterMasterIsConnectedToAsSoonAsItIsSeen() {
    search.met(1);
    search.lost(now);
    assertThat(saw(new Epoch(2, Optional.of("second:2")))).isEqualTo(new Step.Connect());
    assertThat(search.address()).contains("second:2");
    assertThat(search.latestEpoch()).isEqualTo(2);
    assertThat(search.met(2)).isEqualTo(Master.NEW);
  }

  @Test
  void whileTheLatestMasterHasNotSaidWhereItIsNoneIsConnectedTo() {
    search.met(1);
    search.lost(now);
    assertThat(saw(new Epoch(2, Optional.empty()))).isInstanceOf(Step.Wait.class);
    assertThat(search.address()).isEmpty();
    assertThat(saw(new Nothing())).isInstanceOf(Step.Wait.class);
    assertThat(search.address()).isEmpty();
    assertThat(saw(new Epoch(2, Optional.of("second:2")))).isEqualTo(new Step.Connect());
  }

  @Test
  void whoWasSeenOnceIsWaitedFor() {
    search.met(1);
    search.lost(now);
    saw(new Epoch(2, Optional.of("second:2")));
    assertThat(saw(new Epoch(2, Optional.of("second:2")))).isInstanceOf(Step.Wait.class);
    assertThat(search.address()).contains("second:2");
    assertThat(saw(new Epoch(4, Optional.of("fourth:4")))).isEqualTo(new Step.Connect());
    assertThat(search.met(2)).isEqualTo(Master.SUPERSEDED);
    assertThat(search.met(4)).isEqualTo(Master.NEW);
  }

  /** The directory moves along with all that is in it. */
  @Test
  void whereTheMasterBeforeWasIsTriedUntilTheLatestHasSaidWhereItIs() {
    search.met(1);
    search.lost(now);
    assertThat(saw(new Epoch(2, Optional.of("first:1")))).isEqualTo(new Step.Connect());
    assertThat(search.met(1)).isEqualTo(Master.SUPERSEDED);
    assertThat(search.servedEpoch()).isEqualTo(1);
    assertThat(saw(new Epoch(2, Optional.of("first:1")))).isInstanceOf(Step.Wait.class);
    assertThat(saw(new Epoch(2, Optional.of("second:2")))).isEqualTo(new Step.Connect());
    assertThat(search.met(2)).isEqualTo(Master.NEW);
    assertThat(search.servedEpoch()).isEqualTo(2);
  }

  @Test
  void pausesGrowUpToALimitAndBeginAnewWithEachMaster() {
    assertThat(saw(new Nothing())).isEqualTo(new Step.Wait(200));
    assertThat(saw(new Nothing())).isEqualTo(new Step.Wait(300));
    for (int i = 0; i < 10; i++) {
      saw(new Nothing());
    }
    assertThat(saw(new Nothing())).isEqualTo(new Step.Wait(2_000));
    search.met(1);
    assertThat(search.saw(new Nothing(), now, 0)).isEqualTo(new Step.Wait(150));
    search.met(1);
    assertThat(search.saw(new Nothing(), now, 1)).isEqualTo(new Step.Wait(250));
  }

  @Test
  void endsWithTheApplication() {
    search.met(1);
    search.lost(now);
    assertThat(saw(new Gone())).isEqualTo(new Step.End("the application is over"));
  }

  @Test
  void endsWhenItHasSearchedForTooLongSinceItHadAMaster() {
    now += PATIENCE;
    search.met(1);
    search.lost(now);
    now += PATIENCE;
    assertThat(saw(new Nothing())).isInstanceOf(Step.Wait.class);
    now++;
    assertThat(saw(new Epoch(2, Optional.of("second:2")))).isEqualTo(new Step.Connect());
    assertThat(saw(new Nothing())).isEqualTo(new Step.End("no master was found within 60 s"));
  }

  private Step saw(Sighting sighting) {
    return search.saw(sighting, now, MIDDLE);
  }
}
