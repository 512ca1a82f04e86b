package io.bobbin.client.watch;

import io.bobbin.launch.control.ControlMessage;

/** What the one thread that follows an application gets from those that listen. */
sealed interface WatchEvent {
  /** YARN's report. */
  record Reported(ApplicationSnapshot snapshot) implements WatchEvent {}

  /** YARN did not answer. */
  record ReportFailed(String reason) implements WatchEvent {}

  /** The control connection is there. */
  record Connected() implements WatchEvent {}

  /** The application master spoke. */
  record Said(ControlMessage message) implements WatchEvent {}

  /**
   * The control connection is gone or was not to be had.
   *
   * @param established whether it had been there
   */
  record Disconnected(boolean established, String reason) implements WatchEvent {}
}
