package io.bobbin.launch;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that the application master needs to know of what was asked for.
 *
 * @param applicationName the name that YARN shows
 * @param mode how the application and its jobs belong together
 * @param engineConfiguration the effective configuration, in Flink's keys and Bobbin's own
 * @param program the program to run in the application master
 * @param initialWorkers how many workers the program is known to need from the start; 0 if unknown
 * @param stagingDirectory the application's own directory, removed when the application ends
 */
public record LaunchSpecification(
    String applicationName,
    DeploymentMode mode,
    Map<String, String> engineConfiguration,
    Optional<Program> program,
    int initialWorkers,
    URI stagingDirectory) {
  public LaunchSpecification {
    Objects.requireNonNull(applicationName, "applicationName");
    Objects.requireNonNull(mode, "mode");
    engineConfiguration = Map.copyOf(engineConfiguration);
    Objects.requireNonNull(program, "program");
    Objects.requireNonNull(stagingDirectory, "stagingDirectory");
    if (initialWorkers < 0) {
      throw new IllegalArgumentException("initialWorkers must not be negative: " + initialWorkers);
    }
  }
}
