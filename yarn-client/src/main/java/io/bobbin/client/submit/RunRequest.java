package io.bobbin.client.submit;

import io.bobbin.client.check.JarSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked to run.
 *
 * @param jar where the program is
 * @param mainClass the class to run, if the command line named it
 * @param arguments for the program
 * @param configuration the effective configuration
 */
public record RunRequest(
    JarSource jar,
    Optional<String> mainClass,
    List<String> arguments,
    Map<String, String> configuration) {
  public RunRequest {
    arguments = List.copyOf(arguments);
    configuration = Map.copyOf(configuration);
  }
}
