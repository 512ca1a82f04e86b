package io.bobbin.client.watch;

import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.report.Progress;
import io.bobbin.client.watch.WatchEvent.ReportFailed;
import io.bobbin.client.watch.WatchEvent.Reported;
import io.bobbin.client.watch.WatchEvent.Said;
import io.bobbin.launch.control.ControlMessage;
import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All that the client knows of a submitted application, and what it tells of it. It asks nobody and
 * starts nothing: events come in one after the other, from one thread.
 */
final class ApplicationTracker {
  /**
   * How long YARN may be silent before the client gives up, in ns. A connection to the application
   * master does not count: one whose other end is gone may look alive for ever.
   */
  static final long PATIENCE = 300_000_000_000L;

  private final Progress progress;
  private final String asked;
  private final boolean announcesJobs;
  private final LongSupplier nanoTime;
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  private ApplicationSnapshot latest;
  private WaitNotice waiting;
  private boolean ready;
  private boolean masterUp;
  private int attempt;
  private long silentSince = -1;
  private URI webAddress;
  private Outcome outcome;

  /**
   * @param submitted what is known before YARN's first report
   * @param asked what the application master needs, for messages
   * @param announcesJobs whether nobody else tells the user that a job is submitted
   */
  ApplicationTracker(
      Progress progress,
      ApplicationSnapshot submitted,
      String asked,
      boolean announcesJobs,
      LongSupplier nanoTime) {
    this.announcesJobs = announcesJobs;
    this.progress = progress;
    this.latest = submitted;
    this.asked = asked;
    this.nanoTime = nanoTime;
    progress.begin("Waiting for the application master");
    this.waiting = new WaitNotice(asked, nanoTime.getAsLong());
  }

  void on(WatchEvent event) {
    if (event instanceof Reported reported) {
      onReport(reported.snapshot());
    } else if (event instanceof ReportFailed failed) {
      onSilence(failed.reason());
    } else if (event instanceof Said said) {
      onMessage(said.message());
    }
  }

  private void onReport(ApplicationSnapshot report) {
    if (silentSince >= 0) {
      silentSince = -1;
      progress.say("YARN answers again");
    }
    latest = report;
    if (report.isTerminal()) {
      outcome = Outcome.of(report);
    } else if (report.master().isPresent()) {
      onMaster(report);
    } else {
      onNoMaster(report);
    }
  }

  private void onNoMaster(ApplicationSnapshot report) {
    if (masterUp) {
      masterUp = false;
      waiting = new WaitNotice(asked, nanoTime.getAsLong());
      progress.say("The application master is gone; YARN starts another one");
      progress.begin("Waiting for the application master");
    }
    waiting.onReport(report, nanoTime.getAsLong()).ifPresent(progress::say);
  }

  private void onMaster(ApplicationSnapshot report) {
    if (report.attempt() == attempt) {
      return;
    }
    attempt = report.attempt();
    masterUp = true;
    ready = false;
    webAddress = null;
    progress.end("master", "Application master is up, attempt " + attempt);
    progress.say("Tracking URL: " + report.trackingUrl());
    progress.begin("Waiting for the JobManager");
  }

  private void onSilence(String reason) {
    long now = nanoTime.getAsLong();
    if (silentSince < 0) {
      silentSince = now;
      progress.say(reason + " The application is followed on as soon as it answers.");
    }
    if (now - silentSince >= PATIENCE) {
      outcome =
          new Outcome(
              ExitCode.LOST_CONTACT,
              "YARN has not answered for "
                  + PATIENCE / 1_000_000_000L
                  + " s. As far as is known, application "
                  + latest.applicationId()
                  + " goes on; see 'bobbin status "
                  + latest.applicationId()
                  + "'");
    }
  }

  private void onMessage(ControlMessage message) {
    if (message instanceof MasterReady up && !ready) {
      ready = true;
      webAddress = URI.create(up.webAddress());
      progress.end("jobManager", "JobManager is up");
      progress.begin("Waiting for the job");
    } else if (message instanceof JobChanged changed) {
      onJob(changed);
    }
  }

  private void onJob(JobChanged changed) {
    Job before = jobs.get(changed.jobId());
    if (before != null && before.phase() == changed.phase()) {
      return;
    }
    String name = PlainText.line(changed.name());
    jobs.put(changed.jobId(), new Job(changed.jobId(), name, changed.phase()));
    String job = "Job " + name;
    switch (changed.phase()) {
      case ACCEPTED -> {
        progress.end("jobAccepted", job + " is accepted");
        if (announcesJobs) {
          progress.say("Job has been submitted with JobID " + changed.jobId());
        }
        progress.begin("Waiting for " + job + " to run");
      }
      case RESTARTING -> {
        progress.say(job + " restarts after a failure");
        progress.begin("Waiting for " + job + " to run again");
      }
      case RUNNING -> {
        progress.end("jobRunning", job + " is running");
        progress.begin(job + " is running");
      }
      case FINISHED -> progress.end("jobEnded", job + " has finished");
      case FAILED -> progress.end("jobEnded", job + " has failed");
      case CANCELED -> progress.end("jobEnded", job + " was cancelled");
    }
    if (changed.phase().isTerminal()) {
      progress.begin("Waiting for the application to end");
    }
  }

  /** Set when there is nothing more to wait for. */
  Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Where the JobManager's web interface is, once it is up. */
  Optional<URI> webAddress() {
    return Optional.ofNullable(webAddress).or(latest::webAddress);
  }

  /** Whether the JobManager has a job. */
  boolean hasJob() {
    return jobs.values().stream().anyMatch(job -> job.phase().compareTo(JobPhase.ACCEPTED) >= 0);
  }

  ApplicationSnapshot latest() {
    return latest;
  }

  List<Job> jobs() {
    return List.copyOf(jobs.values());
  }
}
