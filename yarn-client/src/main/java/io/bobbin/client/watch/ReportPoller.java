package io.bobbin.client.watch;

import io.bobbin.client.BobbinException;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.watch.WatchEvent.ReportFailed;
import io.bobbin.client.watch.WatchEvent.Reported;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** Asks YARN for reports, in a thread of its own, as often as is worth it. */
final class ReportPoller implements AutoCloseable {
  private static final Duration FAST = Duration.ofMillis(100);
  private static final Duration SLOW = Duration.ofSeconds(1);

  /** An application may wait in its queue for hours, and many clients with it. */
  private static final Duration HASTE = Duration.ofSeconds(15);

  private final Yarn yarn;
  private final ApplicationId application;
  private final Consumer<WatchEvent> events;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile long hasteEnds = System.nanoTime() + HASTE.toNanos();
  private volatile boolean closed;

  ReportPoller(Yarn yarn, ApplicationId application, Consumer<WatchEvent> events) {
    this.yarn = yarn;
    this.application = application;
    this.events = events;
    this.thread = new Thread(this::run, "YARN reports");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** The application master tells what happens; YARN is asked in case it cannot. */
  void slowDown() {
    hasteEnds = System.nanoTime();
  }

  /** Something changes now. */
  void hurry() {
    hasteEnds = System.nanoTime() + HASTE.toNanos();
    wake.release();
  }

  private void run() {
    try {
      while (!closed) {
        events.accept(ask());
        Duration interval = System.nanoTime() - hasteEnds < 0 ? FAST : SLOW;
        wake.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private WatchEvent ask() {
    try {
      return new Reported(
          ApplicationSnapshot.of(yarn.ask(client -> client.getApplicationReport(application))));
    } catch (BobbinException e) {
      return new ReportFailed(e.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
