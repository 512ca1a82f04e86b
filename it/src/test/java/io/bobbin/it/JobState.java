package io.bobbin.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What a job does, as its tasks have it, not as the job's own state says. */
enum JobState {
  /** No master answers. */
  AWAY,
  /** Some tasks do not run. */
  DISTURBED,
  /** Some tasks do not run, and some of those are being deployed or get their state. */
  DEPLOYING,
  /** All tasks run. */
  RUNNING,
  /** It has come to its end. */
  FINISHED;

  private static final Set<String> STARTING = Set.of("DEPLOYING", "INITIALIZING");
  private static final Set<String> FINE = Set.of("RUNNING", "FINISHED");

  /** Of what the master's REST interface answers about a job. */
  static JobState of(JsonNode job) {
    String state = job.path("state").asText();
    if (state.equals("FINISHED")) {
      return FINISHED;
    }
    Set<String> tasks = new HashSet<>();
    for (JsonNode vertex : job.path("vertices")) {
      vertex
          .path("tasks")
          .properties()
          .forEach(
              count -> {
                if (count.getValue().asInt() > 0) {
                  tasks.add(count.getKey());
                }
              });
    }
    if (state.equals("RUNNING") && !tasks.isEmpty() && FINE.containsAll(tasks)) {
      return RUNNING;
    }
    return tasks.stream().anyMatch(STARTING::contains) ? DEPLOYING : DISTURBED;
  }
}
