package io.bobbin.launch;

import java.util.Map;

/**
 * Keys of Flink's that Bobbin accepts, because configuration files have them, and that change
 * nothing here.
 */
public final class KeysWithoutEffect {
  private static final String METADATA =
      "what the next master goes on from is in the application's staging directory";
  private static final String KEYTAB = "there are no keytabs yet; kinit gives a login";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("yarn.provided.lib.dirs", "the bundle holds Flink's libraries"),
          Map.entry("yarn.flink-dist-jar", "the bundle holds Flink's libraries"),
          Map.entry("high-availability.storageDir", METADATA),
          Map.entry("job-result-store.storage-path", METADATA),
          Map.entry("application-result-store.storage-path", METADATA),
          Map.entry("yarn.security.kerberos.ship-local-keytab", KEYTAB),
          Map.entry("yarn.security.kerberos.localized-keytab-path", KEYTAB),
          Map.entry(
              "$internal.yarn.log-config-file",
              "containers log by the log4j.properties beside config.yaml"));

  private KeysWithoutEffect() {}

  /** The keys, with words that complete "it has no effect: ". */
  public static Map<String, String> reasons() {
    return REASONS;
  }
}
