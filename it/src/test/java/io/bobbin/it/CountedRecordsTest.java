package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountedRecordsTest {
  @Test
  void eachOnceIsFaultless() {
    assertThat(counted("0 2 0 2", "1 1 1", "1 3 3 5", "0 3 4").faults(6)).isEmpty();
  }

  @Test
  void namesWhatIsMissingInRanges() {
    assertThat(counted("0 1 0", "0 2 6", "1 1 1").faults(8))
        .isEqualTo("5 records missing: 2-5 7\n");
  }

  @Test
  void nothingCountedIsAllMissing() {
    assertThat(counted().faults(3)).isEqualTo("3 records missing: 0-2\n");
  }

  @Test
  void namesWhatWasCountedTwice() {
    assertThat(counted("0 2 0 2", "1 1 1", "0 2 2").faults(3))
        .isEqualTo("1 records counted more than once: 2\n");
  }

  @Test
  void namesWhatWasNeverSent() {
    assertThat(counted("0 2 0 2", "1 1 1").faults(2)).isEqualTo("1 records never sent: 2\n");
  }

  /** State that was lost or counted on twice shows in totals alone if each window is right. */
  @Test
  void comparesTotals() {
    assertThat(counted("0 1 0", "0 1 2", "1 2 1").faults(3))
        .isEqualTo("totals of keys are {0=1, 1=2} instead of {0=2, 1=1}\n");
  }

  private static CountedRecords counted(String... lines) {
    return CountedRecords.parse(Stream.of(lines));
  }
}
