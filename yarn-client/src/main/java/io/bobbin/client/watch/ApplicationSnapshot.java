package io.bobbin.client.watch;

import io.bobbin.client.PlainText;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;

/**
 * What YARN reports of an application at one moment.
 *
 * @param attempt the attempt that is under way, or the last one; 0 if there was none
 * @param master where the application master listens, once it has registered
 * @param trackingUrl through YARN's proxy; empty if there is none yet
 * @param webAddress of the JobManager itself, while it is up
 * @param diagnostics YARN's and the application master's own words, without control characters
 */
public record ApplicationSnapshot(
    String applicationId,
    YarnApplicationState state,
    FinalApplicationStatus finalStatus,
    int attempt,
    Optional<InetSocketAddress> master,
    String queue,
    String trackingUrl,
    Optional<URI> webAddress,
    String diagnostics) {
  /** What YARN says in place of a text that it does not have. */
  private static final String NOTHING = "N/A";

  /** What is known of an application that YARN has taken and was not asked about yet. */
  public static ApplicationSnapshot submitted(ApplicationId application, String queue) {
    return new ApplicationSnapshot(
        application.toString(),
        YarnApplicationState.SUBMITTED,
        FinalApplicationStatus.UNDEFINED,
        0,
        Optional.empty(),
        queue,
        "",
        Optional.empty(),
        "");
  }

  public static ApplicationSnapshot of(ApplicationReport report) {
    return new ApplicationSnapshot(
        report.getApplicationId().toString(),
        report.getYarnApplicationState(),
        report.getFinalApplicationStatus(),
        report.getCurrentApplicationAttemptId() == null
            ? 0
            : report.getCurrentApplicationAttemptId().getAttemptId(),
        master(report),
        text(report.getQueue()),
        text(report.getTrackingUrl()),
        webAddress(report),
        PlainText.block(report.getDiagnostics()));
  }

  /** Whether the application is over. */
  public boolean isTerminal() {
    return isTerminal(state);
  }

  private static boolean isTerminal(YarnApplicationState state) {
    return switch (state) {
      case FINISHED, FAILED, KILLED -> true;
      default -> false;
    };
  }

  private static Optional<InetSocketAddress> master(ApplicationReport report) {
    String host = text(report.getHost());
    if (host.isEmpty() || report.getRpcPort() <= 0) {
      return Optional.empty();
    }
    return Optional.of(InetSocketAddress.createUnresolved(host, report.getRpcPort()));
  }

  /**
   * YARN shows the proxy's address until the application master has told its own, and that of a
   * history server when the application has ended.
   */
  private static Optional<URI> webAddress(ApplicationReport report) {
    if (isTerminal(report.getYarnApplicationState())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(text(report.getOriginalTrackingUrl())))
          .filter(address -> address.getHost() != null && address.getPort() > 0);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String text(String reported) {
    String line = PlainText.line(Objects.requireNonNullElse(reported, ""));
    return line.equals(NOTHING) ? "" : line;
  }
}
