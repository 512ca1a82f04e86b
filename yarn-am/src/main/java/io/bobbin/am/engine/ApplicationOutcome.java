package io.bobbin.am.engine;

import io.bobbin.am.ApplicationEnd;
import io.bobbin.am.WorkerCoordinator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.runtime.application.ApplicationExceptionHistoryEntry;
import org.apache.flink.runtime.application.ArchivedApplication;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.scheduler.ExecutionGraphInfo;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;

/**
 * Brings together how Flink says that the application ended and why. Flink archives an ended
 * application before it shuts its cluster down, so the reasons are there when the status comes.
 */
final class ApplicationOutcome {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** What Flink's failures say when a task executor has gone; YARN says a moment later why. */
  private static final List<String> SIGNS_OF_A_LOST_WORKER =
      List.of(
          "The TaskExecutor is shutting down",
          "is no longer reachable",
          "by remote task manager",
          "Lost connection to task manager",
          "heartbeat of TaskManager");

  private final ApplicationEnd end;
  private final WorkerCoordinator workers;
  private final HistoryPages history;
  private final AtomicReference<ArchivedApplication> archived = new AtomicReference<>();

  ApplicationOutcome(ApplicationEnd end, WorkerCoordinator workers, HistoryPages history) {
    this.end = end;
    this.workers = workers;
    this.history = history;
  }

  /** Notes what is known of the ended application. */
  void record(ArchivedApplication application) {
    archived.set(application);
  }

  /** Tells YARN how the application ended. */
  void conclude(ApplicationStatus status, String diagnostics) {
    ArchivedApplication application = archived.get();
    Optional<URI> page = application == null ? history.overview() : history.of(application);
    if (status == ApplicationStatus.SUCCEEDED
        && application != null
        && application.getJobs().isEmpty()) {
      end.finish(
          FinalApplicationStatus.FAILED,
          "main() of "
              + application.getApplicationName()
              + " returned without submitting a job: it calls neither execute() nor executeAsync().",
          page);
      return;
    }
    StringBuilder reason = new StringBuilder(reason(status, application, diagnostics));
    if (status == ApplicationStatus.FAILED) {
      boolean aWorkerWent = SIGNS_OF_A_LOST_WORKER.stream().anyMatch(reason.toString()::contains);
      workers
          .recentLosses(aWorkerWent, PATIENCE)
          .forEach(loss -> reason.append("\n  ").append(loss));
    }
    end.finish(yarnStatus(status), reason.toString(), page);
  }

  private static FinalApplicationStatus yarnStatus(ApplicationStatus status) {
    return switch (status) {
      case SUCCEEDED -> FinalApplicationStatus.SUCCEEDED;
      case CANCELED -> FinalApplicationStatus.KILLED;
      case FAILED, UNKNOWN -> FinalApplicationStatus.FAILED;
    };
  }

  private static String reason(
      ApplicationStatus status, ArchivedApplication application, String diagnostics) {
    if (status == ApplicationStatus.SUCCEEDED) {
      return "";
    }
    return Optional.ofNullable(application)
        .flatMap(ApplicationOutcome::failure)
        .or(() -> Optional.ofNullable(diagnostics))
        .orElse(
            status == ApplicationStatus.CANCELED
                ? "The job was cancelled."
                : "No reason is known.");
  }

  private static Optional<String> failure(ArchivedApplication application) {
    Optional<String> ofJob =
        application.getJobs().values().stream()
            .map(ExecutionGraphInfo::getArchivedExecutionGraph)
            .filter(job -> job.getFailureInfo() != null)
            .map(
                job ->
                    "Job '"
                        + job.getJobName()
                        + "' ("
                        + job.getJobID()
                        + ") failed: "
                        + FailureText.of(job.getFailureInfo().getException()))
            .findFirst();
    return ofJob.or(
        () ->
            application.getExceptionHistory().stream()
                .filter(entry -> entry.getJobId().isEmpty())
                .map(ApplicationExceptionHistoryEntry.class::cast)
                .map(ErrorInfo::getException)
                .map(failure -> "main() failed: " + FailureText.of(failure))
                .findFirst());
  }
}
