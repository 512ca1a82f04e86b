package io.bobbin.launch;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * All that the application master needs to know of what was asked for.
 *
 * @param applicationName the name that YARN shows
 * @param workload what the application is there for
 * @param engineConfiguration the effective configuration, in Flink's keys and Bobbin's own
 * @param initialWorkers how many workers are known to be needed from the start; 0 if unknown
 * @param stagingDirectory the application's own directory, removed when the application ends
 * @param shipped what workers get of the user's
 */
public record LaunchSpecification(
    String applicationName,
    Workload workload,
    Map<String, String> engineConfiguration,
    int initialWorkers,
    URI stagingDirectory,
    ShippedFiles shipped) {
  public LaunchSpecification {
    Objects.requireNonNull(applicationName, "applicationName");
    Objects.requireNonNull(workload, "workload");
    engineConfiguration = Map.copyOf(engineConfiguration);
    Objects.requireNonNull(stagingDirectory, "stagingDirectory");
    Objects.requireNonNull(shipped, "shipped");
    if (initialWorkers < 0) {
      throw new IllegalArgumentException("initialWorkers must not be negative: " + initialWorkers);
    }
  }
}
