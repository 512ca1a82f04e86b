package io.bobbin.am.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.epoch.LocalEpochs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochCheckpointIdCounterTest {
  private final JobID job = new JobID();

  @Test
  void noTwoAttemptsUseTheSameNumber(@TempDir Path directory) throws IOException {
    LocalEpochs epochs = LocalEpochs.staged(directory);
    Random random = new Random(7);
    Set<Long> used = new HashSet<>();
    long latest = 0;
    for (int attempt = 1; attempt <= 40; attempt += 1 + random.nextInt(2)) {
      EpochCheckpointIdCounter counter = counter(epochs.takeOver(attempt));
      if (random.nextBoolean()) {
        counter.setCount(random.nextInt(5_000));
      }
      for (int checkpoint = random.nextInt(250); checkpoint > 0; checkpoint--) {
        long number = counter.getAndIncrement();
        assertThat(used.add(number)).as("%d in attempt %d", number, attempt).isTrue();
        assertThat(number).isGreaterThan(latest);
        latest = number;
      }
    }
    assertThat(used).hasSizeGreaterThan(1_000);
  }

  @Test
  void theFirstNumbersCostNothing(@TempDir Path directory) throws IOException {
    EpochDirectory own = LocalEpochs.staged(directory).takeOver(1);
    EpochCheckpointIdCounter counter = counter(own);
    for (long number = 1; number <= EpochCheckpointIdCounter.BLOCK; number++) {
      assertThat(counter.get()).isEqualTo(number);
      assertThat(counter.getAndIncrement()).isEqualTo(number);
    }
    assertThat(own.names("")).isEmpty();
    counter.getAndIncrement();
    assertThat(own.names("counter.")).hasSize(1);
  }

  @Test
  void goesWithItsJob(@TempDir Path directory) throws IOException {
    EpochDirectory own = LocalEpochs.staged(directory).takeOver(1);
    EpochCheckpointIdCounter counter = counter(own);
    counter.setCount(1_000);
    assertThat(counter.getAndIncrement()).isEqualTo(1_000);
    assertThat(counter.shutdown(JobStatus.SUSPENDED)).isCompleted();
    assertThat(own.names("counter.")).hasSize(1);
    assertThat(counter.shutdown(JobStatus.FINISHED)).isCompleted();
    assertThat(own.names("")).isEmpty();
  }

  private EpochCheckpointIdCounter counter(EpochDirectory directory) {
    return new EpochCheckpointIdCounter(directory, job);
  }
}
