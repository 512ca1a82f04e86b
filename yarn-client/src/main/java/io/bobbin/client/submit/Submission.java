package io.bobbin.client.submit;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.RemoteReason;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.jobs.ArchiveRetention;
import io.bobbin.client.report.Progress;
import io.bobbin.client.stage.Replication;
import io.bobbin.client.stage.Rollback;
import io.bobbin.client.stage.StagedFile;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.Settings;
import io.bobbin.launch.control.ControlSecret;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.StageRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationSubmissionContext;
import org.apache.hadoop.yarn.exceptions.YarnException;

/**
 * Submits one application: checks, stages, submits. If it fails, whatever it did is taken back by
 * the {@link Rollback}, which its caller runs.
 */
public final class Submission {
  private static final double MEGABYTE = 1e6;

  private final HadoopSite site;
  private final Yarn yarn;
  private final Path home;
  private final Path clientConfiguration;
  private final Rollback rollback;
  private final Progress progress;

  /**
   * @param home the installation, where the bundle is
   * @param clientConfiguration directory of the containers' logging configuration
   */
  public Submission(
      HadoopSite site,
      Yarn yarn,
      Path home,
      Path clientConfiguration,
      Rollback rollback,
      Progress progress) {
    this.site = site;
    this.yarn = yarn;
    this.home = home;
    this.clientConfiguration = clientConfiguration;
    this.rollback = rollback;
    this.progress = progress;
  }

  /**
   * Submits the application and returns when YARN has accepted it.
   *
   * @throws BobbinException if a check fails, the cluster does not answer or YARN refuses
   * @throws IOException if staging fails, or YARN went away and has not taken the application
   */
  public SubmittedApplication submit(LaunchRequest request) throws IOException {
    StageRecorder stages =
        new StageRecorder(
            ClientStart.timeline(System.currentTimeMillis()), System::currentTimeMillis);
    progress.begin("Checking");
    Prepared prepared = new Preparation(site, yarn, home).prepare(request);
    stages.ended(Stage.CHECKS);
    progress.end("check", "Checked " + subject(request.work(), prepared));
    prepared.published().notice().ifPresent(progress::say);

    Leftovers.in(prepared.area(), yarn).removeInBackground(prepared.application());
    ArchiveRetention.of(prepared.area(), request.configuration()).applyInBackground();
    progress.begin("Uploading");
    StagedFiles files = new Staging(site, clientConfiguration, rollback).stage(request, prepared);
    int replicas = Settings.FILE_REPLICATION.get(request.configuration());
    if (replicas > 0) {
      StagingArea area = prepared.area();
      new Replication(area.fileSystem(), area.root(), replicas).ensure(files.forMaster());
    }
    stages.ended(Stage.UPLOAD);
    progress.end("stage", uploads(files));

    progress.begin("Submitting");
    ControlSecret secret = ControlSecret.generate();
    submit(new SubmissionContext(site, secret).of(request, prepared, files, stages.timeline()));
    String queue = Settings.QUEUE.get(request.configuration());
    progress.end("submit", "YARN has accepted the application in queue " + queue);
    progress.say("Submitted application " + prepared.application());
    return new SubmittedApplication(
        prepared.application(), secret, prepared.area(), queue, prepared.master().toString());
  }

  private void submit(ApplicationSubmissionContext context) throws IOException {
    ApplicationId id = context.getApplicationId();
    // A refused or unknown application cannot be killed, but one whose acceptance was not heard of
    // can.
    rollback.push(() -> kill(id));
    try {
      yarn.askPatiently(client -> client.submitApplication(context));
    } catch (YarnException e) {
      throw new BobbinException(
          ExitCode.REJECTED, "YARN rejected the application: " + RemoteReason.of(e), e);
    } catch (IOException e) {
      if (isKnownNotToRun(id)) {
        throw e;
      }
      throw unknown(id, e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ApplicationId kill(ApplicationId id) {
    return yarn.ask(
        client -> {
          client.killApplication(id);
          return id;
        });
  }

  /** A connection that broke does not tell whether YARN has taken the application. */
  private boolean isKnownNotToRun(ApplicationId id) {
    try {
      kill(id);
      return true;
    } catch (BobbinException e) {
      // What YARN does not know is a usage error.
      return e.exitCode() == ExitCode.USAGE;
    }
  }

  private static BobbinException unknown(ApplicationId id, IOException e) {
    return new BobbinException(
        ExitCode.LOST_CONTACT,
        "YARN stopped answering while application "
            + id
            + " was being submitted ("
            + RemoteReason.of(e)
            + "). Whether it has taken it is not known; see 'bobbin status "
            + id
            + "'.",
        e);
  }

  private static String subject(WorkRequest work, Prepared prepared) {
    return work instanceof WorkRequest.Session
        ? "the cluster"
        : prepared.files().mainClass().orElse(prepared.name()) + " and the cluster";
  }

  private static String uploads(StagedFiles files) {
    String bundle =
        files.bundle().uploaded() == 0
            ? "Bundle is present"
            : "Bundle uploaded, " + size(files.bundle().uploaded());
    List<StagedFile> users = files.users().all().toList();
    if (users.isEmpty()) {
      return bundle;
    }
    boolean jarAlone = users.equals(files.users().jars()) && users.size() == 1;
    long uploaded = users.stream().mapToLong(StagedFile::uploaded).sum();
    return bundle
        + (jarAlone ? "; the program's jar " : "; your files ")
        + (uploaded > 0 ? "uploaded, " + size(uploaded) : jarAlone ? "is present" : "are present");
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }
}
