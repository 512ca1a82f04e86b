package io.bobbin.client.deploy;

import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Progress;
import io.bobbin.client.stage.Rollback;
import io.bobbin.client.submit.LaunchRequest;
import io.bobbin.client.submit.Submission;
import io.bobbin.client.submit.SubmittedApplication;
import io.bobbin.client.submit.WorkRequest;
import java.io.IOException;
import java.io.PrintStream;

/** Submits applications; one that fails or is interrupted meanwhile leaves nothing behind. */
public final class Deployer {
  private final ClientEnvironment environment;
  private final HadoopSite site;
  private final Yarn yarn;
  private final PrintStream err;
  private final Progress progress;

  /**
   * @param err told what becomes of the application if this process is interrupted
   */
  public Deployer(
      ClientEnvironment environment,
      HadoopSite site,
      Yarn yarn,
      PrintStream err,
      Progress progress) {
    this.environment = environment;
    this.site = site;
    this.yarn = yarn;
    this.err = err;
    this.progress = progress;
  }

  /**
   * Submits an application and returns when YARN has accepted it.
   *
   * @param stopOnExit whether the application is killed if this process is interrupted
   * @throws IOException if staging fails, or YARN went away and has not taken the application
   */
  public Deployment deploy(LaunchRequest request, boolean stopOnExit) throws IOException {
    Rollback rollback = new Rollback();
    Interruption interruption = new Interruption(yarn, rollback, err, stopOnExit);
    boolean submitted = false;
    try {
      Submission submission =
          new Submission(
              site,
              yarn,
              environment.home(),
              environment.configurationDirectory(),
              rollback,
              progress);
      SubmittedApplication application = submission.submit(request);
      interruption.submitted(application);
      submitted = true;
      // Of a job that it compiled itself, Flink's client tells.
      boolean announcesJobs = !(request.work() instanceof WorkRequest.Job);
      return new Deployment(yarn, application, announcesJobs, progress, interruption);
    } finally {
      if (!submitted) {
        progress.stop();
        rollback.run();
        interruption.close();
      }
    }
  }
}
