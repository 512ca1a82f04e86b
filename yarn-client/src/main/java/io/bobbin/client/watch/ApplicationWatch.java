package io.bobbin.client.watch;

import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.report.Progress;
import io.bobbin.client.watch.WatchEvent.Connected;
import io.bobbin.client.watch.WatchEvent.Disconnected;
import io.bobbin.launch.control.ControlSecret;
import java.net.URI;
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
public final class ApplicationWatch implements AutoCloseable {
  private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
  private final Yarn yarn;
  private final ApplicationId application;
  private final ApplicationTracker tracker;
  private final MasterDialogue dialogue;

  /**
   * @param name what the client calls itself to the application master
   * @param asked what the application master needs, for messages
   * @param announcesJobs whether nobody else tells the user that a job is submitted
   */
  public ApplicationWatch(
      Yarn yarn,
      ApplicationSnapshot submitted,
      String name,
      String asked,
      boolean announcesJobs,
      ControlSecret secret,
      Progress progress) {
    this.yarn = yarn;
    this.application = ApplicationId.fromString(submitted.applicationId());
    this.tracker =
        new ApplicationTracker(progress, submitted, asked, announcesJobs, System::nanoTime);
    this.dialogue = new MasterDialogue(name, secret, progress, events::add);
  }

  /**
   * Follows the application. Returns earlier if it ends or cannot be followed further.
   *
   * @throws InterruptedException if interrupted meanwhile
   */
  public Outcome follow(Milestone until) throws InterruptedException {
    try (ReportPoller poller = new ReportPoller(yarn, application, events::add)) {
      poller.start();
      while (true) {
        WatchEvent event = events.take();
        dialogue.on(event);
        tracker.on(event);
        pace(poller, event);
        Optional<Outcome> outcome = tracker.outcome().or(() -> reached(until));
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
    }
  }

  private void pace(ReportPoller poller, WatchEvent event) {
    if (event instanceof Connected || dialogue.isUnavailable()) {
      poller.slowDown();
    } else if (event instanceof Disconnected) {
      poller.hurry();
    }
  }

  private Optional<Outcome> reached(Milestone until) {
    boolean reached =
        switch (until) {
          case READY -> tracker.webAddress().isPresent();
          case ACCEPTED -> tracker.hasJob();
          case ENDED -> false;
        };
    if (reached) {
      return Optional.of(goesOn(""));
    }
    return until == Milestone.ACCEPTED && dialogue.isUnavailable()
        ? Optional.of(goesOn("; whether its job is accepted could not be learnt"))
        : Optional.empty();
  }

  private Outcome goesOn(String remark) {
    String id = tracker.latest().applicationId();
    String advice = remark.isEmpty() ? "; 'bobbin kill " + id + "' stops it" : remark;
    return new Outcome(ExitCode.SUCCEEDED, "Application " + id + " runs" + advice);
  }

  /** The address of the JobManager's web interface, as its master says it, once it is up. */
  public Optional<URI> webAddress() {
    return tracker.webAddress();
  }

  /** What YARN reported last. */
  public ApplicationSnapshot latest() {
    return tracker.latest();
  }

  /** The jobs that the application master told of. */
  public List<Job> jobs() {
    return tracker.jobs();
  }

  /** Gives up the connection to the application master. */
  @Override
  public void close() {
    dialogue.close();
  }
}
