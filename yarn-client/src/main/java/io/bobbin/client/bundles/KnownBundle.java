package io.bobbin.client.bundles;

import io.bobbin.client.stage.StoredBundle;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * A bundle with all that is known of its use.
 *
 * @param current whether this client's next application would run from it
 * @param usedBy applications that have not ended and say that they run from it
 * @param mayBeUsedBy those that do not say which bundle they run from, and may run from this one
 * @param lastUsed as far as YARN and the file system remember; at least when it was uploaded
 */
public record KnownBundle(
    StoredBundle bundle,
    Place place,
    boolean current,
    List<ApplicationId> usedBy,
    List<ApplicationId> mayBeUsedBy,
    Instant lastUsed) {
  /** Whose it is. */
  public enum Place {
    /** Everyone's. */
    PUBLISHED,
    /** The user's who asks. */
    OWN
  }

  public KnownBundle {
    usedBy = List.copyOf(usedBy);
    mayBeUsedBy = List.copyOf(mayBeUsedBy);
  }
}
