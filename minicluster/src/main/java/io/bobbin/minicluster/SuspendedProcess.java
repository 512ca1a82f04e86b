package io.bobbin.minicluster;

import java.io.IOException;

/** A process that is stopped by SIGSTOP as long as this is open; it knows nothing of that time. */
public final class SuspendedProcess implements AutoCloseable {

  private final ProcessHandle process;

  /**
   * Suspends a process.
   *
   * @throws IOException if there is no such process any more
   */
  public SuspendedProcess(ProcessHandle process) throws IOException, InterruptedException {
    this.process = process;
    if (signal("-STOP") != 0) {
      throw new IOException("process " + process.pid() + " cannot be suspended");
    }
  }

  /** Has it go on, unless it has been killed meanwhile. */
  @Override
  public void close() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private int signal(String name) throws IOException, InterruptedException {
    return new ProcessBuilder("kill", name, Long.toString(process.pid()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
