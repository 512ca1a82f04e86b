package io.bobbin.client.check;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.KeysWithoutEffect;
import io.bobbin.launch.Setting;
import io.bobbin.launch.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds keys that have no effect, so that nobody relies on them. */
public final class KeyCheck {
  private static final String KEYTAB = "security.kerberos.login.keytab";
  private static final String EXTERNAL_RESOURCES = "external-resources";
  private static final String TOKEN_SERVICE = "hadoopfs";

  /** What Flink's core calls {@code security.kerberos.access.hadoopFileSystems}, too. */
  private static final String FORMER_FILE_SYSTEMS = "yarn.security.kerberos.additionalFileSystems";

  private KeyCheck() {}

  /**
   * Checks all keys.
   *
   * @return a sentence for each key that has no effect
   * @throws BobbinException if a key is misspelt, or asks for what an application needs to be safe
   *     and does not get
   */
  public static List<String> check(Map<String, String> configuration) {
    List<String> warnings = new ArrayList<>();
    Set<String> known = new TreeSet<>(Settings.all().stream().flatMap(Setting::keys).toList());
    known.add(FORMER_FILE_SYSTEMS);
    new TreeMap<>(configuration)
        .forEach(
            (key, value) -> {
              refuse(key, value, known);
              String reason = KeysWithoutEffect.reasons().get(key);
              if (reason != null) {
                warnings.add(key + " has no effect: " + reason + ".");
              } else if (key.startsWith("yarn.") && !known.contains(key)) {
                warnings.add(key + " has no effect: there is no such key.");
              }
            });
    // Flink knows other types.
    Settings.HIGH_AVAILABILITY.get(configuration);
    externalResources(configuration, warnings);
    tokenServices(configuration, warnings);
    return warnings;
  }

  /** As for Flink, a resource without an amount does not count. */
  private static void externalResources(Map<String, String> configuration, List<String> warnings) {
    for (String name :
        configuration
            .getOrDefault(EXTERNAL_RESOURCES, "")
            .replaceAll("[\\[\\]]", "")
            .split("[,;]", -1)) {
      String prefix = "external-resource." + name.strip() + ".";
      String yarnName = prefix + ContainerLayout.EXTERNAL_RESOURCE_NAME;
      if (configuration.containsKey(yarnName) && !configuration.containsKey(prefix + "amount")) {
        warnings.add(yarnName + " has no effect: " + prefix + "amount is not set.");
      }
    }
  }

  private static void tokenServices(Map<String, String> configuration, List<String> warnings) {
    List<String> others =
        Settings.TOKEN_SERVICES.get(configuration).stream()
            .filter(service -> !service.equals(TOKEN_SERVICE))
            .toList();
    if (!others.isEmpty()) {
      warnings.add(
          Settings.TOKEN_SERVICES.key()
              + " names "
              + String.join(", ", others)
              + ", which has no effect: there are only tokens of "
              + TOKEN_SERVICE
              + ".");
    }
  }

  private static void refuse(String key, String value, Set<String> known) {
    if (key.startsWith("bobbin.") && !known.contains(key)) {
      throw usage("There is no key " + key + ". Did you mean " + closest(key, known) + "?");
    }
    if (Settings.HIGH_AVAILABILITY.keys().anyMatch(key::equals)
        && value.strip().equalsIgnoreCase("zookeeper")) {
      throw usage(
          key
              + " is "
              + value
              + ", which is not supported yet. Remove it: jobs go on from their last checkpoint when"
              + " the application master is lost, without ZooKeeper.");
    }
    if (key.equals(KEYTAB) && !value.isBlank()) {
      throw usage(
          key
              + " is not supported yet. Remove it; kinit gives a login that lasts as long as its"
              + " tokens.");
    }
  }

  private static BobbinException usage(String message) {
    return new BobbinException(ExitCode.USAGE, message);
  }

  private static String closest(String key, Set<String> known) {
    return known.stream()
        .filter(candidate -> candidate.startsWith("bobbin."))
        .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
        .orElseThrow();
  }

  /** How many characters must be put in, left out or replaced (Levenshtein). */
  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int replaced =
            previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
