package io.bobbin.client.bundles;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * Decides which bundles stay. A client that is submitting has looked for its bundle a moment before
 * YARN knows of the application, which nobody can see: so one that was used lately stays, too.
 *
 * @param unusedFor how long a bundle that goes must not have been used
 * @param published why published bundles stay, whoever uses them; empty if they may go
 */
record Retention(Instant now, Duration unusedFor, Optional<String> published) {
  /** Why a bundle stays, in a few words; empty if it may go. */
  Optional<String> reason(KnownBundle known) {
    if (known.current()) {
      return Optional.of("this client uses it");
    }
    if (!known.usedBy().isEmpty()) {
      return Optional.of("used by " + words(known.usedBy()));
    }
    if (!known.mayBeUsedBy().isEmpty()) {
      return Optional.of(
          words(known.mayBeUsedBy()) + " may use it: of which bundle it runs is not known");
    }
    if (known.lastUsed().isAfter(now.minus(unusedFor))) {
      return Optional.of("used in the last " + words(unusedFor));
    }
    return published.filter(reason -> known.place() == KnownBundle.Place.PUBLISHED);
  }

  private static String words(List<ApplicationId> applications) {
    int others = applications.size() - 1;
    return applications.get(0) + (others == 0 ? "" : " and " + others + " more");
  }

  private static String words(Duration duration) {
    return duration.compareTo(Duration.ofDays(2)) >= 0
        ? duration.toDays() + " d"
        : duration.compareTo(Duration.ofMinutes(2)) >= 0
            ? duration.toMinutes() + " min"
            : duration.toMillis() + " ms";
  }
}
