package io.bobbin.am;

import io.bobbin.am.control.ControlServer;
import io.bobbin.am.epoch.EpochOwnership;
import io.bobbin.am.timeline.StageLog;
import io.bobbin.am.yarn.ContainerLauncher;
import io.bobbin.am.yarn.ResourceManagerHeartbeat;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the application once and for all: stops its workers, tells YARN the outcome, removes what it
 * had on HDFS. Whoever comes first decides the outcome.
 */
public final class ApplicationEnd {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationEnd.class);

  /** How long YARN may hear of the end later, lest the timeline lacks it. */
  private static final Duration TIMELINE_PATIENCE = Duration.ofMillis(300);

  private final WorkerCoordinator workers;
  private final ContainerLauncher launcher;
  private final ResourceManagerHeartbeat heartbeat;
  private final ControlServer control;
  private final StageLog stages;
  private final URI stagingDirectory;
  private final Configuration hadoop;
  private final BooleanSupplier lastAttempt;
  private final Optional<EpochOwnership> epoch;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);

  /**
   * @param epoch what the next attempt would go on from; its directory goes with the application
   * @param lastAttempt whether YARN starts no other attempt if this one fails now
   */
  ApplicationEnd(
      WorkerCoordinator workers,
      ContainerLauncher launcher,
      ResourceManagerHeartbeat heartbeat,
      ControlServer control,
      StageLog stages,
      URI stagingDirectory,
      Configuration hadoop,
      Optional<EpochOwnership> epoch,
      BooleanSupplier lastAttempt) {
    this.workers = workers;
    this.launcher = launcher;
    this.heartbeat = heartbeat;
    this.control = control;
    this.stages = stages;
    this.stagingDirectory = stagingDirectory;
    this.hadoop = hadoop;
    this.epoch = epoch;
    this.lastAttempt = lastAttempt;
  }

  /** Ends an application of which nothing was archived; does nothing if it has ended already. */
  public void finish(FinalApplicationStatus status, String diagnostics) {
    finish(status, diagnostics, Optional.empty());
  }

  /**
   * Ends the application with this outcome; does nothing if it has one already.
   *
   * @param history the page on which one can see what was archived of it; without one YARN shows
   *     its own
   */
  public void finish(FinalApplicationStatus status, String diagnostics, Optional<URI> history) {
    if (!ended.compareAndSet(false, true)) {
      // Who comes second may exit the process once this returns, so not before the first is done.
      awaitDone();
      return;
    }
    LOG.info("The application ends: {} {}", status, diagnostics);
    try {
      Future<?> timeline = stages.end();
      workers.close();
      launcher.close();
      heartbeat.unregister(status, diagnostics, history.map(URI::toString).orElse(""));
      epoch.ifPresent(EpochOwnership::close);
      removeStagingDirectory();
      StageLog.await(timeline, TIMELINE_PATIENCE);
    } catch (IOException e) {
      // YARN may start another attempt, which needs the staging directory.
      LOG.error("YARN could not be told that the application ended with {}", status, e);
    } finally {
      control.close();
      done.countDown();
    }
  }

  /** This attempt has failed; the application has, too, unless YARN starts another. */
  public void failAttempt(String diagnostics) {
    if (lastAttempt.getAsBoolean()) {
      finish(FinalApplicationStatus.FAILED, diagnostics);
    } else if (!ended.get()) {
      LOG.error("This attempt fails, YARN starts another: {}", diagnostics);
    }
  }

  private void awaitDone() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void removeStagingDirectory() {
    Path directory = new Path(stagingDirectory);
    try {
      FileSystem fileSystem = directory.getFileSystem(hadoop);
      fileSystem.delete(directory, true);
    } catch (IOException e) {
      LOG.warn("Could not remove {}", directory, e);
    }
  }
}
