package io.bobbin.launch;

import java.util.Map;
import java.util.Objects;

/** How a job survives its application master. */
public enum HighAvailability {
  /** YARN starts another attempt, which goes on from the last checkpoint. */
  YARN,
  /** It does not. */
  NONE;

  /**
   * Removes what is the default here and nothing that Flink knows, so that all of Flink takes the
   * configuration.
   */
  public static void removeDefault(Map<String, String> configuration) {
    boolean isDefault =
        Settings.HIGH_AVAILABILITY
            .keys()
            .map(configuration::get)
            .filter(Objects::nonNull)
            .findFirst()
            .filter(type -> type.strip().equalsIgnoreCase(YARN.name()))
            .isPresent();
    if (isDefault) {
      Settings.HIGH_AVAILABILITY.keys().forEach(configuration::remove);
    }
  }
}
