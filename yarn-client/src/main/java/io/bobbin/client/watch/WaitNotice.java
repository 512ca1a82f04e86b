package io.bobbin.client.watch;

import java.util.Locale;
import java.util.Optional;

/**
 * Decides when to tell the user that YARN lets the application wait, and why: first after two
 * seconds, then whenever the reason changes, and every half minute.
 */
final class WaitNotice {
  private static final long FIRST = 2_000_000_000L;
  private static final long AGAIN = 30_000_000_000L;

  private final String asked;
  private final long since;
  private String lastReason = "";
  private long lastTold;
  private boolean told;

  /**
   * @param asked what the application master needs, for the message
   * @param since when the waiting began, in ns
   */
  WaitNotice(String asked, long since) {
    this.asked = asked;
    this.since = since;
  }

  /** What to say now, if anything. */
  Optional<String> onReport(ApplicationSnapshot report, long now) {
    String reason = essence(report.diagnostics());
    boolean due =
        told ? !reason.equals(lastReason) || now - lastTold >= AGAIN : now - since >= FIRST;
    if (!due) {
      return Optional.empty();
    }
    told = true;
    lastTold = now;
    lastReason = reason;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Waiting for %.0f s for YARN to start the application master (%s, queue %s)%s",
            (now - since) / 1e9,
            asked,
            report.queue(),
            report.diagnostics().isEmpty() ? "" : "; YARN says: " + report.diagnostics()));
  }

  /** YARN writes times and amounts into its reasons; those change though the reason does not. */
  private static String essence(String diagnostics) {
    return diagnostics.replaceAll("^\\[[^]]*]", "").replaceAll("[0-9]+", "#");
  }
}
