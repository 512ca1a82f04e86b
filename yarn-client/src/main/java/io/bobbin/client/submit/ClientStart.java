package io.bobbin.client.submit;

import io.bobbin.launch.timeline.ProcessStart;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import java.time.Duration;
import java.util.Optional;

/** What a client did before it began to submit. */
final class ClientStart {
  /**
   * A process that is older, such as a SQL shell, did not start for the sake of this submission.
   */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private ClientStart() {}

  /**
   * The timeline of a client that begins to submit.
   *
   * @param now in ms since the epoch
   */
  static Timeline timeline(long now) {
    return of(ProcessStart.epochMillis(), now);
  }

  static Timeline of(Optional<Long> processStart, long now) {
    Timeline begun = Timeline.empty().with(Stage.CLIENT_START, now);
    return processStart
        .filter(start -> now - start < LONGEST.toMillis())
        .map(start -> begun.with(Stage.COMMAND, Math.min(start, now)))
        .orElse(begun);
  }
}
