package io.bobbin.client.watch;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;

/** Reports as YARN gives them. */
final class Snapshots {
  static final String ID = "application_1700000000000_0001";

  private Snapshots() {}

  static ApplicationSnapshot accepted(String diagnostics) {
    return snapshot(
        YarnApplicationState.ACCEPTED,
        FinalApplicationStatus.UNDEFINED,
        1,
        Optional.empty(),
        diagnostics);
  }

  static ApplicationSnapshot running(int port) {
    return running(port, 1);
  }

  static ApplicationSnapshot running(int port, int attempt) {
    return snapshot(
        YarnApplicationState.RUNNING,
        FinalApplicationStatus.UNDEFINED,
        attempt,
        Optional.of(InetSocketAddress.createUnresolved("localhost", port)),
        "");
  }

  static ApplicationSnapshot over(
      YarnApplicationState state, FinalApplicationStatus status, String diagnostics) {
    return snapshot(state, status, 1, Optional.empty(), diagnostics);
  }

  private static ApplicationSnapshot snapshot(
      YarnApplicationState state,
      FinalApplicationStatus status,
      int attempt,
      Optional<InetSocketAddress> master,
      String diagnostics) {
    return new ApplicationSnapshot(
        ID,
        state,
        status,
        attempt,
        master,
        "root.default",
        "http://rm/proxy/" + ID,
        Optional.empty(),
        diagnostics);
  }
}
