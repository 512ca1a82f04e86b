package io.bobbin.client.deploy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.RemoteReason;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.report.Progress;
import io.bobbin.client.submit.SubmittedApplication;
import io.bobbin.client.watch.ApplicationSnapshot;
import io.bobbin.client.watch.ApplicationWatch;
import io.bobbin.client.watch.Job;
import io.bobbin.client.watch.Milestone;
import io.bobbin.client.watch.Outcome;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application that this process has submitted. As long as it is open, the application master
 * knows that somebody waits for it.
 */
public final class Deployment implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

  private final SubmittedApplication application;
  private final Progress progress;
  private final Interruption interruption;
  private final ApplicationWatch watch;
  private Optional<Thread> follower = Optional.empty();

  /**
   * @param announcesJobs whether nobody else tells the user that a job is submitted
   */
  Deployment(
      Yarn yarn,
      SubmittedApplication application,
      boolean announcesJobs,
      Progress progress,
      Interruption interruption)
      throws IOException {
    this.application = application;
    this.progress = progress;
    this.interruption = interruption;
    // Asks nobody: what may fail is left to those who can bear it.
    this.watch =
        new ApplicationWatch(
            yarn,
            ApplicationSnapshot.submitted(application.id(), application.queue()),
            UserGroupInformation.getCurrentUser().getShortUserName(),
            application.asked(),
            announcesJobs,
            application.secret(),
            progress);
  }

  public ApplicationId id() {
    return application.id();
  }

  /**
   * Follows the application. Whoever hears from here on that nothing was started would start it a
   * second time, so whatever goes wrong is told as lost contact.
   */
  public Outcome follow(Milestone until) {
    try {
      Outcome outcome = watch.follow(until);
      if (watch.latest().isTerminal()) {
        tidy();
      }
      return outcome;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw lostContact(e);
    } finally {
      progress.stop();
    }
  }

  /**
   * Waits for the JobManager.
   *
   * @return the address of its web interface
   * @throws BobbinException if the application ends before that
   */
  public URI awaitReady() {
    Outcome outcome = follow(Milestone.READY);
    if (watch.latest().isTerminal()) {
      throw new BobbinException(
          outcome.exitCode() == ExitCode.SUCCEEDED ? ExitCode.STOPPED : outcome.exitCode(),
          outcome.message());
    }
    return watch
        .webAddress()
        .orElseThrow(() -> new BobbinException(outcome.exitCode(), outcome.message()));
  }

  /** Follows the application on, whichever master it has, beside whatever else is done. */
  public void stay() {
    Thread thread = new Thread(this::followToTheEnd, "Deployment");
    thread.setDaemon(true);
    thread.start();
    follower = Optional.of(thread);
  }

  private void followToTheEnd() {
    try {
      watch.follow(Milestone.ENDED);
    } catch (InterruptedException e) {
      LOG.debug("{} is not followed any more", application.id());
    }
  }

  private BobbinException lostContact(Exception reason) {
    return new BobbinException(
        ExitCode.LOST_CONTACT,
        "Application "
            + application.id()
            + " is submitted, but cannot be followed any more ("
            + reason.getClass().getSimpleName()
            + ": "
            + RemoteReason.of(reason)
            + "). As far as is known it goes on; see 'bobbin status "
            + application.id()
            + "'.",
        reason);
  }

  /** The application master does this, too, unless it was killed. */
  private void tidy() {
    try {
      application.area().removeApplication(application.id().toString());
    } catch (IOException e) {
      LOG.warn("The staging directory of {} is left", application.id(), e);
    }
  }

  /** What YARN reported last. */
  public ApplicationSnapshot latest() {
    return watch.latest();
  }

  /** The jobs that the application master told of. */
  public List<Job> jobs() {
    return watch.jobs();
  }

  /** Where the JobManager's web interface is, as far as it is known. */
  public Optional<URI> webAddress() {
    return watch.webAddress();
  }

  @Override
  public void close() {
    follower.ifPresent(Thread::interrupt);
    watch.close();
    interruption.close();
  }
}
