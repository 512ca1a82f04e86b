package io.bobbin.it;

import java.time.Duration;
import java.util.Locale;

/**
 * One fault of a schedule.
 *
 * @param pause before it, from when the job has recovered from the last
 * @param length of faults that last
 * @param choice any number from 0; modulo the number of nodes or workers it says which one is hit
 */
record Injection(Fault fault, Moment moment, Duration pause, Duration length, int choice) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s (%s, after %d ms, for %d ms, choice %d)",
        fault,
        moment,
        pause.toMillis(),
        length.toMillis(),
        choice);
  }
}
