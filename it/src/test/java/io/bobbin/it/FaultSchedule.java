package io.bobbin.it;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Which faults follow each other: the same ones for the same seed. Each kind comes once before any
 * comes again.
 */
final class FaultSchedule {
  private static final int LONGEST_PAUSE_MILLIS = 3_000;
  private static final int LONGEST_MILLIS = 30_000;

  private final Random random;
  private final Set<Fault> faults;
  private final Deque<Fault> round = new ArrayDeque<>();

  /**
   * A schedule from its beginning.
   *
   * @param faults those that may happen, at least one
   */
  FaultSchedule(long seed, Set<Fault> faults) {
    this.random = new Random(seed);
    this.faults = EnumSet.copyOf(faults);
  }

  Injection next() {
    if (round.isEmpty()) {
      List<Fault> shuffled = new ArrayList<>(faults);
      Collections.shuffle(shuffled, random);
      round.addAll(shuffled);
    }
    Moment[] moments = Moment.values();
    return new Injection(
        round.remove(),
        moments[random.nextInt(moments.length)],
        Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)),
        Duration.ofMillis(length()),
        random.nextInt(1 << 16));
  }

  /** As often around 1 s as around 10 s: what is short and what is long differ in kind. */
  private long length() {
    return Math.round(Math.pow(LONGEST_MILLIS, 0.6 + 0.4 * random.nextDouble()));
  }
}
