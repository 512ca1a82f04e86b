package io.bobbin.client.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.bundles.KnownBundle.Place;
import io.bobbin.client.stage.StoredBundle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.util.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which bundles stay, by what YARN and the file system say. */
class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String HASH = "0123456789abcdef0123456789ABCDEF";
  private static final String TAG = "bobbin-bundle-0123456789abcdef";
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(100));

  @Test
  void oldOneThatNobodyUsesGoes() {
    assertThat(reason(LONG_AGO)).isEmpty();
    assertThat(reason(LONG_AGO, ended(WEEK.plusHours(1), "bobbin", TAG))).isEmpty();
    assertThat(reason(LONG_AGO, ended(Duration.ZERO, "bobbin", "bobbin-bundle-other"))).isEmpty();
    assertThat(reason(LONG_AGO, ended(Duration.ZERO, "bobbin"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = YarnApplicationState.class,
      names = {"NEW", "NEW_SAVING", "SUBMITTED", "ACCEPTED", "RUNNING"})
  void oneThatAnApplicationUsesStays(YarnApplicationState state) {
    assertThat(reason(LONG_AGO, report(state, LONG_AGO, "bobbin", TAG)))
        .hasValue("used by application_7_0001");
    assertThat(reason(LONG_AGO, report(state, NOW, "bobbin", "bobbin-bundle-other"))).isEmpty();
  }

  @Test
  void oneThatAnApplicationMayUseStays() {
    ApplicationReport silent = report(YarnApplicationState.RUNNING, LONG_AGO, "bobbin", "mine");
    assertThat(reason(LONG_AGO.minus(Duration.ofDays(1)), silent).orElseThrow())
        .startsWith("application_7_0001 may use it");
    assertThat(reason(LONG_AGO.plus(Duration.ofMinutes(1)), silent)).isPresent();
    // It was submitted before the bundle was there.
    assertThat(reason(LONG_AGO.plus(Duration.ofDays(1)), silent)).isEmpty();
  }

  @Test
  void oneThatWasUsedLatelyStays() {
    assertThat(reason(NOW.minus(Duration.ofDays(6)))).hasValue("used in the last 7 d");
    assertThat(reason(LONG_AGO, ended(Duration.ofDays(6), "bobbin", TAG)))
        .hasValue("used in the last 7 d");
    Instant read = NOW.minus(Duration.ofHours(1));
    StoredBundle bundle = new StoredBundle(new Path("/b"), HASH, 1, LONG_AGO, read);
    assertThat(retention().reason(known(bundle, false, List.of()))).isPresent();
  }

  @Test
  void theClientsOwnStays() {
    assertThat(retention().reason(known(bundle(LONG_AGO), true, List.of())))
        .hasValue("this client uses it");
  }

  @Test
  void publishedOneStaysIfItMust() {
    Retention retention = new Retention(NOW, WEEK, Optional.of("because"));
    KnownBundle own = known(bundle(LONG_AGO), false, List.of());
    KnownBundle published =
        new KnownBundle(bundle(LONG_AGO), Place.PUBLISHED, false, List.of(), List.of(), LONG_AGO);
    assertThat(retention.reason(own)).isEmpty();
    assertThat(retention.reason(published)).hasValue("because");
    assertThat(retention().reason(published)).isEmpty();
  }

  private static Optional<String> reason(Instant uploaded, ApplicationReport... applications) {
    return retention().reason(known(bundle(uploaded), false, List.of(applications)));
  }

  private static Retention retention() {
    return new Retention(NOW, WEEK, Optional.empty());
  }

  private static KnownBundle known(
      StoredBundle bundle, boolean current, List<ApplicationReport> applications) {
    BundleUse use = new BundleUse(applications);
    return new KnownBundle(
        bundle,
        Place.OWN,
        current,
        use.usedBy(bundle),
        use.mayBeUsedBy(bundle),
        use.lastUsed(bundle));
  }

  private static StoredBundle bundle(Instant uploaded) {
    return new StoredBundle(new Path("/b"), HASH, 1, uploaded, uploaded);
  }

  private static ApplicationReport ended(Duration ago, String... tags) {
    ApplicationReport report = report(YarnApplicationState.FINISHED, LONG_AGO, tags);
    report.setFinishTime(NOW.minus(ago).toEpochMilli());
    return report;
  }

  private static ApplicationReport report(
      YarnApplicationState state, Instant started, String... tags) {
    ApplicationReport report = Records.newRecord(ApplicationReport.class);
    report.setApplicationId(ApplicationId.newInstance(7, 1));
    report.setYarnApplicationState(state);
    report.setApplicationTags(Set.of(tags));
    report.setStartTime(started.toEpochMilli());
    return report;
  }
}
