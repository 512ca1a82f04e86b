package io.bobbin.client.cluster;

import io.bobbin.launch.DeploymentMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The tags by which Bobbin's applications are found among others. YARN keeps them in lower case.
 */
public final class ApplicationTags {
  /** All of Bobbin's applications. */
  public static final String BOBBIN = "bobbin";

  private static final String BUNDLE = BOBBIN + "-bundle-";

  /** Enough to tell bundles apart; YARN takes no more than 100 characters. */
  private static final int HASH_LENGTH = 16;

  private ApplicationTags() {}

  /** Those of one mode, such as {@code bobbin-session}. */
  public static String of(DeploymentMode mode) {
    return BOBBIN + "-" + nameOf(mode);
  }

  /** That of an application whose containers run from the bundle with this hash. */
  public static String ofBundle(String hash) {
    return BUNDLE
        + hash.substring(0, Math.min(HASH_LENGTH, hash.length())).toLowerCase(Locale.ROOT);
  }

  /** Whether one of the tags says which bundle the application's containers run from. */
  public static boolean nameBundle(Set<String> tags) {
    return tags.stream().anyMatch(tag -> tag.startsWith(BUNDLE));
  }

  /** A mode's name for people: {@code session}, {@code per-job} or {@code application}. */
  public static String nameOf(DeploymentMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The mode of an application with these tags. */
  public static Optional<DeploymentMode> mode(Set<String> tags) {
    return Arrays.stream(DeploymentMode.values()).filter(mode -> tags.contains(of(mode))).findAny();
  }

  /** The tags that are not Bobbin's own, in order. */
  public static List<String> ofUser(Set<String> tags) {
    return tags.stream()
        .filter(tag -> !tag.equals(BOBBIN) && !tag.startsWith(BUNDLE))
        .filter(tag -> Arrays.stream(DeploymentMode.values()).noneMatch(m -> tag.equals(of(m))))
        .sorted()
        .toList();
  }
}
