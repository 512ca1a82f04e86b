package io.bobbin.client.cli;

import io.bobbin.client.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/** How an application is shown. */
final class ApplicationView {
  private final ApplicationReport report;

  ApplicationView(ApplicationReport report) {
    this.report = report;
  }

  /** What a program gets; times in ms since the epoch, 0 if not there yet. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("applicationId", report.getApplicationId().toString());
    document.put("name", PlainText.line(report.getName()));
    document.put("user", report.getUser());
    document.put("queue", report.getQueue());
    document.put("state", report.getYarnApplicationState().name());
    document.put("finalStatus", report.getFinalApplicationStatus().name());
    document.put("startTime", report.getStartTime());
    document.put("finishTime", report.getFinishTime());
    document.put("trackingUrl", PlainText.line(report.getTrackingUrl()));
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

  /** How long it has run, or ran. */
  String age(Instant now) {
    long end = report.getFinishTime() > 0 ? report.getFinishTime() : now.toEpochMilli();
    Duration age = Duration.ofMillis(Math.max(0, end - report.getStartTime()));
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", age.toHours(), age.toMinutesPart(), age.toSecondsPart());
  }

  ApplicationReport report() {
    return report;
  }
}
