package io.bobbin.client.bundles;

import io.bobbin.client.bundles.KnownBundle.Place;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.find.ApplicationFilter;
import io.bobbin.client.stage.BundleStore;
import io.bobbin.client.stage.LocalBundle;
import io.bobbin.client.stage.PublishedBundles;
import io.bobbin.client.stage.Rollback;
import io.bobbin.client.stage.StagedFile;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.client.stage.StoredBundle;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/** The published bundles and the user's own. */
public final class BundleInventory {
  private static final ApplicationFilter ALL =
      new ApplicationFilter(
          Optional.empty(), Set.of(), Optional.empty(), Set.of(), Optional.empty());

  private final HadoopSite site;
  private final Map<String, String> configuration;
  private final Map<Place, BundleStore> stores = new EnumMap<>(Place.class);
  private final Path current;

  /**
   * Looks where they are.
   *
   * @param own the bundle of this client
   */
  public BundleInventory(HadoopSite site, Map<String, String> configuration, LocalBundle own)
      throws IOException {
    this.site = site;
    this.configuration = configuration;
    Rollback nothing = new Rollback();
    StagingArea area = StagingArea.of(site.configuration(), configuration);
    stores.put(Place.OWN, BundleStore.own(area, nothing));
    Optional<PublishedBundles> published = PublishedBundles.of(site.configuration(), configuration);
    Optional<StagedFile> shared = Optional.empty();
    if (published.isPresent()) {
      stores.put(Place.PUBLISHED, published.get().store(nothing));
      shared = published.get().find(own).bundle();
    }
    current =
        shared
            .map(file -> new Path(file.file().source()))
            .orElseGet(() -> stores.get(Place.OWN).place(own));
  }

  /** What there is, the published ones first, the youngest first. */
  public List<KnownBundle> take(Yarn yarn) throws IOException {
    Map<StoredBundle, Place> found = new LinkedHashMap<>();
    for (Map.Entry<Place, BundleStore> store : stores.entrySet()) {
      store.getValue().list().forEach(bundle -> found.put(bundle, store.getKey()));
    }
    // After the file system, so that an application that was submitted meanwhile counts.
    BundleUse use = new BundleUse(yarn.ask(client -> client.getApplications(ALL.request())));
    List<KnownBundle> bundles = new ArrayList<>();
    found.forEach(
        (bundle, place) ->
            bundles.add(
                new KnownBundle(
                    bundle,
                    place,
                    bundle.path().equals(current),
                    use.usedBy(bundle),
                    use.mayBeUsedBy(bundle),
                    use.lastUsed(bundle))));
    bundles.sort(
        Comparator.comparing(KnownBundle::place)
            .thenComparing(known -> known.bundle().uploaded(), Comparator.reverseOrder()));
    return bundles;
  }

  /**
   * Removes those that nobody uses.
   *
   * @param dryRun whether they stay nevertheless
   * @return why each of those that stay does; the others are gone, or would be
   */
  public Map<KnownBundle, Optional<String>> prune(Yarn yarn, boolean dryRun) throws IOException {
    Optional<String> published = reasonToKeepPublished();
    List<KnownBundle> bundles = take(yarn);
    Retention retention =
        new Retention(Instant.now(), Settings.BUNDLE_RETENTION.get(configuration), published);
    Map<KnownBundle, Optional<String>> reasons = new LinkedHashMap<>();
    for (KnownBundle known : bundles) {
      Optional<String> reason = retention.reason(known);
      if (reason.isEmpty() && !dryRun) {
        stores.get(known.place()).remove(known.bundle());
      }
      reasons.put(known, reason);
    }
    return reasons;
  }

  private Optional<String> reasonToKeepPublished() throws IOException {
    BundleStore published = stores.get(Place.PUBLISHED);
    if (published != null && !published.mayRemove()) {
      return Optional.of("you may not remove it");
    }
    boolean hidden =
        site.configuration().getBoolean(YarnConfiguration.FILTER_ENTITY_LIST_BY_USER, false);
    return hidden
        ? Optional.of(
            "YARN hides other users' applications ("
                + YarnConfiguration.FILTER_ENTITY_LIST_BY_USER
                + "); its administrators see them and may say so with -Dflink."
                + YarnConfiguration.FILTER_ENTITY_LIST_BY_USER
                + "=false")
        : Optional.empty();
  }
}
