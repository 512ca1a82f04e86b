package io.bobbin.bench.client;

import java.util.List;
import java.util.Map;

/**
 * How a client is started.
 *
 * @param environment added to the benchmark's own
 */
public record Invocation(List<String> command, Map<String, String> environment) {
  public Invocation {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
