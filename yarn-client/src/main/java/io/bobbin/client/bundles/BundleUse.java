package io.bobbin.client.bundles;

import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.client.find.ApplicationFilter;
import io.bobbin.client.stage.StoredBundle;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/**
 * Which applications run from which bundle, by their tags: these are what YARN shows to everyone.
 * One without such a tag, which an older client submitted or whose user gave it as many tags as
 * YARN takes, may run from any bundle that was there before it.
 */
final class BundleUse {
  /** What the clocks of YARN and the file system may differ by. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final List<ApplicationReport> applications;

  /**
   * @param applications all of Bobbin's that YARN knows, those that ended, too
   */
  BundleUse(Collection<ApplicationReport> applications) {
    this.applications = List.copyOf(applications);
  }

  List<ApplicationId> usedBy(StoredBundle bundle) {
    return alive(application -> names(application, bundle));
  }

  List<ApplicationId> mayBeUsedBy(StoredBundle bundle) {
    Instant earliest = bundle.uploaded().minus(CLOCKS);
    return alive(
        application ->
            !ApplicationTags.nameBundle(application.getApplicationTags())
                && Instant.ofEpochMilli(application.getStartTime()).isAfter(earliest));
  }

  Instant lastUsed(StoredBundle bundle) {
    return Stream.concat(
            Stream.of(bundle.read()),
            applications.stream()
                .filter(application -> names(application, bundle))
                .map(
                    application ->
                        Math.max(application.getStartTime(), application.getFinishTime()))
                .map(Instant::ofEpochMilli))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private List<ApplicationId> alive(Predicate<ApplicationReport> condition) {
    return applications.stream()
        .filter(a -> ApplicationFilter.ALIVE.contains(a.getYarnApplicationState()))
        .filter(condition)
        .map(ApplicationReport::getApplicationId)
        .sorted()
        .toList();
  }

  private static boolean names(ApplicationReport application, StoredBundle bundle) {
    return application.getApplicationTags().contains(ApplicationTags.ofBundle(bundle.hash()));
  }
}
