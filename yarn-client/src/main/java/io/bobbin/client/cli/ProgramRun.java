package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.RemoteReason;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import io.bobbin.client.report.Progress;
import io.bobbin.client.stage.Rollback;
import io.bobbin.client.submit.LaunchRequest;
import io.bobbin.client.submit.Submission;
import io.bobbin.client.submit.SubmittedApplication;
import io.bobbin.client.watch.ApplicationSnapshot;
import io.bobbin.client.watch.ApplicationWatch;
import io.bobbin.client.watch.Outcome;
import java.io.IOException;
import org.apache.hadoop.security.UserGroupInformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One program's run as the client sees it: submitted, followed, told of. */
final class ProgramRun {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramRun.class);

  private final ClientEnvironment environment;
  private final HadoopSite site;
  private final Yarn yarn;
  private final Output output;
  private final boolean json;
  private final Progress progress;

  ProgramRun(
      ClientEnvironment environment, HadoopSite site, Yarn yarn, Output output, boolean json) {
    this.environment = environment;
    this.site = site;
    this.yarn = yarn;
    this.output = output;
    this.json = json;
    this.progress = output.progress(json);
  }

  ExitCode run(LaunchRequest request, boolean detached, boolean stopOnExit) throws IOException {
    Rollback rollback = new Rollback();
    try (Interruption interruption = new Interruption(yarn, rollback, output.err(), stopOnExit)) {
      SubmittedApplication application = submit(request, rollback);
      interruption.submitted(application);
      return follow(application, detached);
    }
  }

  /** Whoever hears from here on that nothing was started would start it a second time. */
  ExitCode follow(SubmittedApplication application, boolean detached) {
    try {
      ApplicationWatch watch = watch(application);
      Outcome outcome = watch.follow(detached);
      if (watch.latest().isTerminal()) {
        tidy(application);
      }
      tell(outcome, watch);
      return outcome.exitCode();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      progress.stop();
      throw lostContact(application, e);
    }
  }

  private static BobbinException lostContact(SubmittedApplication application, Exception reason) {
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
  private static void tidy(SubmittedApplication application) {
    try {
      application.area().removeApplication(application.id().toString());
    } catch (IOException e) {
      LOG.warn("The staging directory of {} is left", application.id(), e);
    }
  }

  private SubmittedApplication submit(LaunchRequest request, Rollback rollback) throws IOException {
    Submission submission =
        new Submission(
            site,
            yarn,
            environment.home(),
            environment.configurationDirectory(),
            rollback,
            progress);
    boolean submitted = false;
    try {
      SubmittedApplication application = submission.submit(request);
      submitted = true;
      return application;
    } finally {
      if (!submitted) {
        progress.stop();
        rollback.run();
      }
    }
  }

  /** Asks nobody: what may fail is left to those who can bear it. */
  private ApplicationWatch watch(SubmittedApplication application) throws IOException {
    return new ApplicationWatch(
        yarn,
        ApplicationSnapshot.submitted(application.id(), application.queue()),
        UserGroupInformation.getCurrentUser().getShortUserName(),
        application.asked(),
        application.secret(),
        progress);
  }

  private void tell(Outcome outcome, ApplicationWatch watch) {
    progress.stop();
    if (json) {
      output.out().println(Json.line(RunDocument.of(outcome, watch, progress.durations())));
    }
    if (outcome.exitCode() == ExitCode.SUCCEEDED) {
      progress.say(outcome.message());
    } else {
      output.err().println("bobbin: " + outcome.message());
      output.err().println("Its logs: bobbin logs " + watch.latest().applicationId());
    }
  }
}
