package io.bobbin.client.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitNoticeTest {
  private static final long SECOND = 1_000_000_000L;

  private final WaitNotice notice = new WaitNotice("1600 MiB and 1 vcore", 0);

  @Test
  void saysNothingInTheFirstTwoSeconds() {
    assertThat(notice.onReport(Snapshots.accepted("why"), SECOND)).isEmpty();
  }

  @Test
  void saysForWhatItWaitsWhereAndSinceWhen() {
    assertThat(notice.onReport(Snapshots.accepted("AM limit exceeded"), 2 * SECOND))
        .hasValue(
            "Waiting for 2 s for YARN to start the application master (1600 MiB and 1 vcore, queue"
                + " root.default); YARN says: AM limit exceeded");
  }

  @Test
  void repeatsItselfWhenTheReasonChangesOrAfterHalfAMinute() {
    notice.onReport(Snapshots.accepted("[Fri 08:54:38] used 80 of 100"), 2 * SECOND);

    assertThat(notice.onReport(Snapshots.accepted("[Fri 08:54:39] used 81 of 100"), 3 * SECOND))
        .isEmpty();
    assertThat(notice.onReport(Snapshots.accepted("[Fri 08:54:40] no node"), 4 * SECOND))
        .isPresent();
    assertThat(notice.onReport(Snapshots.accepted("[Fri 08:54:41] no node"), 33 * SECOND))
        .isEmpty();
    assertThat(notice.onReport(Snapshots.accepted("[Fri 08:54:41] no node"), 34 * SECOND))
        .hasValueSatisfying(text -> assertThat(text).startsWith("Waiting for 34 s"));
  }
}
