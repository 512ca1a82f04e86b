package io.bobbin.am.yarn;

import org.apache.hadoop.yarn.api.protocolrecords.AllocateResponse;

/** What the ResourceManager says. Called on the heartbeat's thread; must not block. */
public interface HeartbeatListener {
  /** The answer to a heartbeat. */
  void heard(AllocateResponse response);

  /** A heartbeat failed; there will be others. */
  void unanswered();

  /** The ResourceManager does not know this attempt any more; there are no more heartbeats. */
  void disowned();

  /** The ResourceManager will never grant what is asked for; there are no more heartbeats. */
  void refused(String reason);
}
