package io.bobbin.client.cli;

import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.client.watch.ApplicationSnapshot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/** How an application is shown. */
final class ApplicationView {
  private final ApplicationReport report;
  private final ApplicationSnapshot snapshot;

  ApplicationView(ApplicationReport report) {
    this.report = report;
    this.snapshot = ApplicationSnapshot.of(report);
  }

  /** What a program gets; times in ms since the epoch, 0 if not there yet. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("applicationId", report.getApplicationId().toString());
    document.put("name", PlainText.line(report.getName()));
    document.put("user", report.getUser());
    document.put("queue", report.getQueue());
    document.put("mode", mode());
    document.put("tags", tags());
    document.put("state", report.getYarnApplicationState().name());
    document.put("finalStatus", report.getFinalApplicationStatus().name());
    document.put("startTime", report.getStartTime());
    document.put("finishTime", report.getFinishTime());
    document.put("trackingUrl", PlainText.line(report.getTrackingUrl()));
    document.put("webAddress", snapshot.webAddress().map(URI::toString).orElse(""));
    document.put("diagnostics", PlainText.block(report.getDiagnostics()));
    return document;
  }

  /** The state for people: YARN's, and how it ended. */
  String state() {
    String state = report.getYarnApplicationState().name();
    return switch (report.getFinalApplicationStatus()) {
      case UNDEFINED -> state;
      default -> state + "/" + report.getFinalApplicationStatus();
    };
  }

  /** The mode for people; empty for an application that is not Bobbin's. */
  String mode() {
    return ApplicationTags.mode(report.getApplicationTags())
        .map(ApplicationTags::nameOf)
        .orElse("");
  }

  /** The tags that its user gave it. */
  List<String> tags() {
    return ApplicationTags.ofUser(report.getApplicationTags());
  }

  /** How long it has run, or ran. */
  String age(Instant now) {
    long end = report.getFinishTime() > 0 ? report.getFinishTime() : now.toEpochMilli();
    return duration(end - report.getStartTime());
  }

  /** A duration in ms for people, such as 0:01:30. */
  static String duration(long millis) {
    Duration age = Duration.ofMillis(Math.max(0, millis));
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", age.toHours(), age.toMinutesPart(), age.toSecondsPart());
  }

  ApplicationReport report() {
    return report;
  }

  ApplicationSnapshot snapshot() {
    return snapshot;
  }
}
