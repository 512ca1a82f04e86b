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
  private static final Duration SAMPLE = Duration.ofSeconds(1);

  /** Processor time in one sample; a process that waits uses next to nothing. */
  private static final Duration WORKING = Duration.ofMillis(20);

  private static final Duration STARVED_AT_MOST = Duration.ofMinutes(1);

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
      return awaitUnlessStarved();
    } catch (TimeoutException e) {
      throw new BobbinException(ExitCode.UNREACHABLE, Unreachable.silent(what, timeout), e);
    } catch (ExecutionException e) {
      throw Unreachable.translate(what, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  /**
   * A process that shares its processors with many others may still be on its way to the daemon
   * when the time is over: as long as it works, nobody has kept it waiting.
   */
  private T awaitUnlessStarved() throws InterruptedException, ExecutionException, TimeoutException {
    long last = deadline + STARVED_AT_MOST.toNanos();
    long until = deadline;
    while (true) {
      try {
        return result.get(
            Math.max(0, until - SAMPLE.toNanos() - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // The last moment of the time tells whether the process works.
      }
      Duration worked = processorTime();
      try {
        return result.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (until >= last || processorTime().minus(worked).compareTo(WORKING) < 0) {
          throw e;
        }
        until = System.nanoTime() + SAMPLE.toNanos();
      }
    }
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
