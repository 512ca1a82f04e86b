package io.bobbin.bench.contestant;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.client.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A way to run Flink programs on YARN. The file {@code clientLog} takes what the client logs, if it
 * logs.
 */
public interface FlinkSystem {
  /** Runs a program as an application of its own. */
  Invocation run(Program program, Path clientLog);

  /** Starts a session, detached. */
  Invocation startSession(List<String> settings, Path clientLog);

  /** Runs a program in a session. */
  Invocation runInSession(String session, Program program, Path clientLog);

  /** Cancels a job of a session. */
  Invocation cancel(String session, String job, Path clientLog);

  /** What the master logs when it wants its first container. */
  String requestText();

  /**
   * When the client began to upload, in ms since the epoch.
   *
   * @param submitted when YARN had the application
   */
  OptionalLong uploading(ClientRun run, long submitted, Path clientLog);
}
