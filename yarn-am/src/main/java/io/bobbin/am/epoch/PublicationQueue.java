package io.bobbin.am.epoch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Publishes beside whatever else is done, one after the other. What must not be seen before it
 * waits for {@link #settled}. For any thread.
 */
public final class PublicationQueue {
  private final Executor thread =
      new ThreadPoolExecutor(
          0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PublicationQueue::daemon);
  private final Consumer<Throwable> failed;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /** Something to publish. */
  @FunctionalInterface
  public interface Task {
    /** Does it, on the queue's thread. */
    void run() throws IOException;
  }

  /**
   * @param failed told of what could not be published
   */
  public PublicationQueue(Consumer<Throwable> failed) {
    this.failed = failed;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "epoch-publisher");
    thread.setDaemon(true);
    return thread;
  }

  /** Has this done after everything that was asked for before. */
  public synchronized void add(Task task) {
    last = CompletableFuture.runAsync(() -> run(task), thread);
  }

  private void run(Task task) {
    try {
      task.run();
    } catch (IOException e) {
      failed.accept(e);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      failed.accept(e);
      throw e;
    }
  }

  /** Completed when everything is published that was asked for until now. */
  public synchronized CompletableFuture<Void> settled() {
    return last;
  }
}
