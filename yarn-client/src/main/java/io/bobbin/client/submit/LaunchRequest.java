package io.bobbin.client.submit;

import java.util.Map;
import java.util.Objects;

/**
 * What the user asked for.
 *
 * @param work what the application is to do
 * @param configuration the effective configuration
 */
public record LaunchRequest(WorkRequest work, Map<String, String> configuration) {
  public LaunchRequest {
    Objects.requireNonNull(work, "work");
    configuration = Map.copyOf(configuration);
  }
}
