package io.bobbin.client.cli;

import io.bobbin.client.jobs.JobListing;
import io.bobbin.client.jobs.JobSummary;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How an application is shown with the jobs inside. */
final class StatusPage {
  private static final String ROW = "  %-32s %-12s %-20s %10s  %-28s  %s%n";

  private final ApplicationView view;
  private final JobListing jobs;

  StatusPage(ApplicationView view, JobListing jobs) {
    this.view = view;
    this.jobs = jobs;
  }

  /** What a program gets; {@code jobs} is null if they are not known. */
  Map<String, Object> document() {
    Map<String, Object> document = view.document();
    document.put(
        "jobs",
        jobs.problem().isPresent() ? null : jobs.jobs().stream().map(StatusPage::job).toList());
    document.put("jobsProblem", jobs.problem().orElse(""));
    return document;
  }

  private static Map<String, Object> job(JobSummary job) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", job.id());
    document.put("name", job.name());
    document.put("state", job.state());
    document.put("startTime", job.startTime());
    document.put("duration", job.duration());
    document.put("tasks", job.tasks());
    return document;
  }

  /** What people get. */
  void print(PrintStream out) {
    Map<String, Object> document = view.document();
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("Application", document.get("applicationId"));
    lines.put("Name", document.get("name"));
    lines.put("Mode", document.get("mode"));
    lines.put("User", document.get("user"));
    lines.put("Queue", document.get("queue"));
    lines.put("Tags", String.join(", ", view.tags()));
    lines.put("State", view.state());
    lines.put("Started", time((Long) document.get("startTime")));
    lines.put("Age", view.age(Instant.now()));
    lines.put("Tracking URL", document.get("trackingUrl"));
    lines.put("Web address", document.get("webAddress"));
    lines.put("Diagnostics", document.get("diagnostics"));
    lines.put("Jobs", headline());
    lines.forEach((name, value) -> out.println("%-14s%s".formatted(name + ":", value).strip()));
    if (!jobs.jobs().isEmpty()) {
      out.printf(ROW, "JOB", "STATE", "STARTED", "DURATION", "TASKS", "NAME");
      jobs.jobs().forEach(job -> print(job, out));
    }
  }

  private String headline() {
    return jobs.problem()
        .orElseGet(
            () -> {
              String where = view.snapshot().isTerminal() ? " in the archive" : "";
              return (jobs.jobs().isEmpty() ? "none" : jobs.jobs().size()) + where;
            });
  }

  private static void print(JobSummary job, PrintStream out) {
    String tasks =
        job.tasks().entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    out.printf(
        ROW,
        job.id(),
        job.state(),
        time(job.startTime()),
        ApplicationView.duration(job.duration()),
        tasks,
        job.name());
  }

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
  }
}
