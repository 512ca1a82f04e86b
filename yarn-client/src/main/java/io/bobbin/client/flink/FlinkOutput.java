package io.bobbin.client.flink;

import io.bobbin.client.report.LogLines;
import io.bobbin.client.report.Output;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where is told how a deployment goes that Flink's client interfaces ask for. */
final class FlinkOutput {
  /**
   * Flink's distributions show on the console of its command line and of its SQL client what this
   * logger says, and nothing else; servers have it in their logs.
   */
  private static final Logger LOG = LoggerFactory.getLogger("org.apache.flink.yarn");

  private FlinkOutput() {}

  /** The terminal of Bobbin's own commands; in a process of somebody else's, its log. */
  static Output choose() {
    return Output.isProcess() ? Output.ofProcess() : logged();
  }

  private static Output logged() {
    return new Output(LogLines.stream(LOG::info), LogLines.stream(LOG::warn), false, false);
  }
}
