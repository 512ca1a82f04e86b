package io.bobbin.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** Looks at the only job of an application ten times a second, until it is closed. */
final class JobMonitor implements AutoCloseable {
  private static final long INTERVAL_MILLIS = 100;

  private final MasterRest rest;
  private final JobTrace trace = new JobTrace();
  private final Thread thread = new Thread(this::watch, "job-monitor");

  JobMonitor(MiniCluster cluster, ApplicationId application) {
    rest = new MasterRest(cluster, application);
    thread.setDaemon(true);
    thread.start();
  }

  /** What it has seen. */
  JobTrace trace() {
    return trace;
  }

  private void watch() {
    try {
      while (true) {
        trace.add(look());
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException e) {
      // It is over.
    }
  }

  private JobTrace.Look look() throws InterruptedException {
    long begun = System.currentTimeMillis();
    JobTrace.Look away = new JobTrace.Look(begun, JobState.AWAY, 0, 0);
    try {
      JsonNode jobs = rest.get("jobs/overview").path("jobs");
      if (jobs.isEmpty()) {
        return away;
      }
      String job = "jobs/" + jobs.get(0).path("jid").asText();
      JobState state = JobState.of(rest.get(job));
      JsonNode checkpoints = rest.get(job + "/checkpoints");
      return new JobTrace.Look(
          System.currentTimeMillis(),
          state,
          checkpoints.path("counts").path("in_progress").asInt(),
          checkpoints.path("latest").path("completed").path("trigger_timestamp").asLong());
    } catch (IOException | RuntimeException e) {
      return away; // whatever the reason, it does not answer
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    rest.close();
  }
}
