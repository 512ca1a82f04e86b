package io.bobbin.am.engine.recovery;

import io.bobbin.am.epoch.EpochDirectory;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointIDCounter;

/**
 * Numbers of checkpoints, of which no two attempts use the same: an attempt that is cut off may go
 * on writing its files. Each attempt owns a block of numbers without a word to anyone; when that is
 * used up, it publishes how far it goes on, in the name of a file. The next attempt begins beyond
 * all that was published and as many blocks as there were attempts.
 */
final class EpochCheckpointIdCounter implements CheckpointIDCounter {
  static final long BLOCK = 100;

  private final EpochDirectory directory;
  private final String prefix;
  private long next;
  private long last;

  EpochCheckpointIdCounter(EpochDirectory directory, JobID job) {
    this.directory = directory;
    this.prefix = "counter." + job.toHexString() + ".";
    long published =
        directory.names(prefix).stream()
            .mapToLong(name -> Long.parseLong(name.substring(prefix.length())))
            .max()
            .orElse(0);
    this.next = published + (directory.epoch() - 1) * BLOCK + 1;
    this.last = next + BLOCK - 1;
  }

  @Override
  public void start() {}

  @Override
  public synchronized CompletableFuture<Void> shutdown(JobStatus jobStatus) {
    try {
      if (jobStatus.isGloballyTerminalState()) {
        removeAllBut("");
      }
      return CompletableFuture.completedFuture(null);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public synchronized long getAndIncrement() throws IOException {
    if (next > last) {
      String name = prefix + (next + BLOCK - 1);
      directory.publish(name, output -> {});
      last = next + BLOCK - 1;
      removeAllBut(name);
    }
    return next++;
  }

  private void removeAllBut(String kept) throws IOException {
    for (String name : directory.names(prefix)) {
      if (!name.equals(kept)) {
        directory.remove(name);
      }
    }
  }

  @Override
  public synchronized long get() {
    return next;
  }

  /** Goes on from there, if it is not further already. */
  @Override
  public synchronized void setCount(long newId) {
    next = Math.max(next, newId);
  }
}
