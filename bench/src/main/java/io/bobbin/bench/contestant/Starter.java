package io.bobbin.bench.contestant;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.client.Invocation;
import io.bobbin.bench.measure.ContainerLogs;
import io.bobbin.bench.measure.Times;
import io.bobbin.bench.measure.YarnLogs;
import java.io.IOException;
import java.nio.file.Path;

/** Starts an application that ends by itself, and knows what its logs tell of it. */
public interface Starter {
  /**
   * The client.
   *
   * @param directory for what this run leaves
   */
  Invocation client(Path directory) throws IOException;

  /** Notes the milestones that YARN's own logs do not tell of, once the application has ended. */
  void observe(ClientRun run, ContainerLogs logs, YarnLogs yarn, Path directory, Times times)
      throws IOException;
}
