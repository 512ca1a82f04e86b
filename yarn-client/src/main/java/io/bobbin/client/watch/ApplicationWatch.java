package io.bobbin.client.watch;

import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.report.Progress;
import io.bobbin.client.watch.WatchEvent.Connected;
import io.bobbin.client.watch.WatchEvent.Disconnected;
import io.bobbin.launch.control.ControlSecret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * Follows an application that was just submitted. Two threads listen, to YARN and to the
 * application master; the caller's thread takes what they hear, one after the other, and owns all
 * that is known.
 */
public final class ApplicationWatch {
  private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
  private final Yarn yarn;
  private final ApplicationId application;
  private final ApplicationTracker tracker;
  private final MasterDialogue dialogue;

  /**
   * @param name what the client calls itself to the application master
   * @param asked what the application master needs, for messages
   */
  public ApplicationWatch(
      Yarn yarn,
      ApplicationSnapshot submitted,
      String name,
      String asked,
      ControlSecret secret,
      Progress progress) {
    this.yarn = yarn;
    this.application = ApplicationId.fromString(submitted.applicationId());
    this.tracker = new ApplicationTracker(progress, submitted, asked, System::nanoTime);
    this.dialogue = new MasterDialogue(name, secret, progress, events::add);
  }

  /**
   * Follows the application.
   *
   * @param untilAccepted whether to return as soon as the JobManager has a job
   */
  public Outcome follow(boolean untilAccepted) throws InterruptedException {
    try (ReportPoller poller = new ReportPoller(yarn, application, events::add)) {
      poller.start();
      while (true) {
        WatchEvent event = events.take();
        dialogue.on(event);
        tracker.on(event);
        pace(poller, event);
        Optional<Outcome> outcome = tracker.outcome();
        if (outcome.isEmpty() && untilAccepted) {
          outcome = accepted();
        }
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
    } finally {
      dialogue.close();
    }
  }

  private void pace(ReportPoller poller, WatchEvent event) {
    if (event instanceof Connected || dialogue.isUnavailable()) {
      poller.slowDown();
    } else if (event instanceof Disconnected) {
      poller.hurry();
    }
  }

  private Optional<Outcome> accepted() {
    String id = tracker.latest().applicationId();
    if (tracker.hasJob()) {
      return Optional.of(
          new Outcome(
              ExitCode.SUCCEEDED,
              "Application " + id + " runs; 'bobbin kill " + id + "' stops it"));
    }
    if (dialogue.isUnavailable()) {
      return Optional.of(
          new Outcome(
              ExitCode.SUCCEEDED,
              "Application " + id + " runs; whether its job is accepted could not be learnt"));
    }
    return Optional.empty();
  }

  /** What YARN reported last. */
  public ApplicationSnapshot latest() {
    return tracker.latest();
  }

  /** The jobs that the application master told of. */
  public List<Job> jobs() {
    return tracker.jobs();
  }
}
