package io.bobbin.bench.client;

/**
 * A client that has ended.
 *
 * @param started just before its process, in ms since the epoch
 * @param ended in ms since the epoch
 * @param output both of its streams
 * @param cost what it took, if that was measured; otherwise null
 */
public record ClientRun(long started, long ended, int exitCode, String output, ClientCost cost) {

  /** From its start to its end, in ms. */
  public long duration() {
    return ended - started;
  }

  /**
   * This, if it is a success.
   *
   * @throws IllegalStateException with what it printed, if it is not
   */
  public ClientRun orFail() {
    if (exitCode != 0) {
      String end = output.substring(Math.max(0, output.length() - 2000));
      throw new IllegalStateException("A client ended with " + exitCode + ": " + end);
    }
    return this;
  }
}
