package io.bobbin.am;

import java.time.Duration;

/**
 * After which attempt YARN starts no other. It counts failures of the last while only, and this
 * attempt knows of none before it but that they were over when it began.
 *
 * @param attempt the number of this one, from 1
 * @param limit how many failures end the application, as YARN keeps it
 * @param window how long, in ms, YARN counts a failure; -1 for ever
 */
record AttemptLimit(int attempt, int limit, long window) {

  /**
   * Whether YARN starts no other attempt if this one fails now.
   *
   * @param age how long this attempt has run
   */
  boolean isReached(Duration age) {
    if (attempt < limit) {
      return false;
    }
    boolean earlierOnesForgotten = window > 0 && age.toMillis() > window;
    return limit == 1 || !earlierOnesForgotten;
  }
}
