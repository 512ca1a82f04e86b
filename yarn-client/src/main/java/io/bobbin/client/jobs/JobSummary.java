package io.bobbin.client.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.bobbin.client.PlainText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A job as Flink sums it up, both over HTTP and in its archive.
 *
 * @param state in Flink's word, such as RUNNING
 * @param startTime in ms since the epoch
 * @param duration in ms, until now or until the job ended
 * @param tasks how many there are in each state, such as {@code running}; states without any are
 *     left out
 */
public record JobSummary(
    String id,
    String name,
    String state,
    long startTime,
    long duration,
    Map<String, Integer> tasks) {
  private static final String ALL_TASKS = "total";

  public JobSummary {
    tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
  }

  /** The jobs of a document that has them under {@code jobs}, as Flink's answers do. */
  static List<JobSummary> allOf(JsonNode document) {
    List<JobSummary> jobs = new ArrayList<>();
    document.path("jobs").forEach(job -> jobs.add(of(job)));
    return jobs;
  }

  private static JobSummary of(JsonNode job) {
    Map<String, Integer> tasks = new TreeMap<>();
    job.path("tasks")
        .fields()
        .forEachRemaining(
            entry -> {
              if (!entry.getKey().equals(ALL_TASKS) && entry.getValue().asInt() > 0) {
                tasks.put(entry.getKey(), entry.getValue().asInt());
              }
            });
    return new JobSummary(
        job.path("jid").asText(),
        PlainText.line(job.path("name").asText()),
        job.path("state").asText(),
        job.path("start-time").asLong(),
        job.path("duration").asLong(),
        tasks);
  }
}
