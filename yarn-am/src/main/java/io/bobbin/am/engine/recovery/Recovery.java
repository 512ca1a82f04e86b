package io.bobbin.am.engine.recovery;

import io.bobbin.am.epoch.EpochDirectory;
import io.bobbin.am.epoch.PublicationQueue;
import io.bobbin.launch.DeploymentMode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;

/** What a master keeps so that the next one can go on from where it was. */
public final class Recovery {
  private final CompletableFuture<EpochDirectory> epoch;
  private final LocalisedFiles localised;
  private final DeploymentMode mode;
  private final PublicationQueue queue;

  /**
   * @param epoch the directory of this attempt's epoch, once it has taken over
   * @param localised the user's files in the container
   * @param failed told of what could not be kept for the next attempt
   */
  public Recovery(
      CompletableFuture<EpochDirectory> epoch,
      LocalisedFiles localised,
      DeploymentMode mode,
      Consumer<Throwable> failed) {
    this.epoch = epoch;
    this.localised = localised;
    this.mode = mode;
    this.queue = new PublicationQueue(failed);
  }

  /** Flink's services, with stores that the next attempt finds again. */
  public HighAvailabilityServices services(Executor ioExecutor) {
    return new EpochHaServices(epoch, queue, mode, localised, ioExecutor);
  }

  /** Completed when everything is kept that was to be kept until now. */
  public CompletableFuture<Void> settled() {
    return queue.settled();
  }
}
