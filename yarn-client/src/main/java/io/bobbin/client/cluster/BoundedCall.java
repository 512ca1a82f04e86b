package io.bobbin.client.cluster;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call to a daemon that runs beside others and is given up when its time is over. Hadoop's own
 * timeouts do not cover a server that accepts a connection and never answers.
 *
 * <p>A call that was given up goes on in a daemon thread, which does not hold up the process's end.
 */
public final class BoundedCall<T> {
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final String what;
  private final long deadline;
  private final Duration timeout;

  private BoundedCall(String what, Duration timeout) {
    this.what = what;
    this.timeout = timeout;
    this.deadline = System.nanoTime() + timeout.toNanos();
  }

  /**
   * Starts a call.
   *
   * @param what who is asked, with the address, as the beginning of a sentence
   * @param timeout how long it may take, from now
   */
  public static <T> BoundedCall<T> start(String what, Duration timeout, Callable<T> callable) {
    BoundedCall<T> call = new BoundedCall<>(what, timeout);
    Thread thread = new Thread(() -> call.complete(callable), what);
    thread.setDaemon(true);
    thread.start();
    return call;
  }

  private void complete(Callable<T> callable) {
    try {
      result.complete(callable.call());
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  /** Ends the waiting with this failure, unless the answer is there. */
  void giveUp(BobbinException failure) {
    result.completeExceptionally(failure);
  }

  /**
   * What the call returned.
   *
   * @throws BobbinException with {@link ExitCode#UNREACHABLE} if it has not ended in time, or with
   *     what it threw
   */
  public T await() {
    try {
      return result.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new BobbinException(ExitCode.UNREACHABLE, Unreachable.silent(what, timeout), e);
    } catch (ExecutionException e) {
      throw Unreachable.translate(what, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
