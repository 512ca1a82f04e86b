package io.bobbin.client.cli;

import io.bobbin.client.deploy.Deployment;
import io.bobbin.client.watch.ApplicationSnapshot;
import io.bobbin.client.watch.Job;
import io.bobbin.client.watch.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code bobbin run --json} prints at the end. */
final class RunDocument {
  private RunDocument() {}

  /**
   * The document.
   *
   * @param durations of each stage, in ms
   */
  static Map<String, Object> of(
      Outcome outcome, Deployment deployment, Map<String, Long> durations) {
    ApplicationSnapshot latest = deployment.latest();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("applicationId", latest.applicationId());
    document.put("jobs", deployment.jobs().stream().map(RunDocument::job).toList());
    document.put("state", latest.state().name());
    document.put("finalStatus", latest.finalStatus().name());
    document.put("trackingUrl", latest.trackingUrl());
    document.put("durations", durations);
    document.put("diagnostics", latest.diagnostics());
    document.put("exitCode", outcome.exitCode().code());
    document.put("version", Version.number());
    return document;
  }

  private static Map<String, Object> job(Job job) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", job.id());
    document.put("name", job.name());
    document.put("state", job.phase().name());
    return document;
  }
}
