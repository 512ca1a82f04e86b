package io.bobbin.am.epoch;

import io.bobbin.launch.EpochLayout;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the application's epoch this attempt's, beside whatever else the master starts with. While
 * the ResourceManager, which would say so, is silent, it looks whether another attempt has taken
 * over. For any thread.
 */
public final class EpochOwnership implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EpochOwnership.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final CompletableFuture<EpochDirectory> directory = new CompletableFuture<>();
  private final ScheduledThreadPoolExecutor thread;
  private final int attempt;
  private final Duration silence;
  private final Runnable superseded;
  private volatile long lastHeard = System.nanoTime();

  /**
   * @param attempt the number of this one
   * @param silence how long the ResourceManager may say nothing in good times
   * @param superseded ends this process at once; told when another attempt has taken over, or when
   *     it is not certain that none will
   */
  public EpochOwnership(int attempt, Duration silence, Runnable superseded) {
    this.attempt = attempt;
    this.silence = silence;
    this.superseded = superseded;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread daemon = new Thread(task, "epoch");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /**
   * Takes over.
   *
   * @param stagingDirectory the application's
   * @param control where the control server listens, published to workers of earlier attempts
   */
  public void begin(URI stagingDirectory, Configuration hadoop, String control) {
    thread.execute(
        () -> {
          try {
            HadoopEpochFiles files =
                new HadoopEpochFiles(EpochLayout.epochs(stagingDirectory), hadoop);
            EpochDirectory own = EpochDirectory.takeOver(files, attempt, this::lost);
            LOG.info("Epoch {} is this attempt's; {} entries", attempt, own.names("").size());
            directory.complete(own);
            byte[] address = control.getBytes(StandardCharsets.UTF_8);
            own.publish(EpochLayout.CONTROL, output -> output.write(address));
            watch(own);
          } catch (Exception e) {
            LOG.error("This attempt could not take over", e);
            superseded.run();
            directory.completeExceptionally(e);
          }
        });
  }

  private void watch(EpochDirectory own) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> {
              if (System.nanoTime() - lastHeard > silence.toNanos() && own.isLost()) {
                lost();
              }
            },
            LOOK.toMillis(),
            LOOK.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void lost() {
    LOG.error("Another attempt has taken over from attempt {}, which ends at once", attempt);
    superseded.run();
  }

  /** What the application goes on from, as soon as this attempt has taken over. */
  public CompletableFuture<EpochDirectory> directory() {
    return directory;
  }

  /** The ResourceManager has answered. */
  public void heard() {
    lastHeard = System.nanoTime();
  }

  /** The application ends: that the directory goes is as it should be. */
  @Override
  public void close() {
    thread.shutdownNow();
    var unused = directory.thenAccept(EpochDirectory::close);
  }
}
