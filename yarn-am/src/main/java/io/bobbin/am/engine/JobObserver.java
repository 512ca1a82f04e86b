package io.bobbin.am.engine;

import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.application.ArchivedApplication;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.messages.webmonitor.JobDetails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the dispatcher's jobs and says when one is accepted, runs and ends. Flink has no event
 * for "all tasks run", so it looks often until a job runs, and afterwards seldom or no more.
 */
final class JobObserver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobObserver.class);
  private static final Duration UNTIL_RUNNING = Duration.ofMillis(50);
  private static final Duration WHILE_RUNNING = Duration.ofSeconds(1);

  /** A job that does not come to run is looked at as seldom as one that does. */
  private static final int MOST_EAGER_LOOKS = 1200;

  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final Consumer<JobChanged> changes;
  private final boolean rests;
  private final Map<String, JobPhase> phases = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread daemon = new Thread(task, "job-observer");
            daemon.setDaemon(true);
            return daemon;
          },
          // Jobs may still come when nobody wants to know of them any more.
          new ThreadPoolExecutor.DiscardPolicy());
  private volatile float progress;

  // Both belong to the observer's thread.
  private boolean watching;
  private int eagerLooks;

  /**
   * @param changes told of each change, on the observer's thread or on Flink's
   * @param rests whether it looks no more when all jobs run or have ended, until told to again
   */
  JobObserver(Consumer<JobChanged> changes, boolean rests) {
    this.changes = changes;
    this.rests = rests;
  }

  /** Watches the jobs of this dispatcher from now on. */
  void watch(DispatcherGateway dispatcher) {
    thread.execute(
        () -> {
          if (!watching) {
            watching = true;
            look(dispatcher);
          }
        });
  }

  /** The part of all known tasks that has ended, from 0 to 1; 0 for jobs that do not end. */
  float progress() {
    return progress;
  }

  /** Says of all jobs of an ended application how they ended. */
  void ended(ArchivedApplication application) {
    application.getJobs().values().forEach(info -> report(JobDetails.createDetailsForJob(info)));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void look(DispatcherGateway dispatcher) {
    var unused =
        dispatcher
            .requestMultipleJobDetails(ANSWER_TIMEOUT)
            .whenCompleteAsync(
                (details, failure) -> {
                  if (failure == null) {
                    details.getJobs().forEach(this::report);
                    progress = progressOf(details.getJobs());
                  } else {
                    // The dispatcher may not have started or may be stopping.
                    LOG.debug("The dispatcher did not say how its jobs are", failure);
                  }
                  lookAgain(dispatcher);
                },
                thread);
  }

  private void lookAgain(DispatcherGateway dispatcher) {
    boolean waiting =
        phases.isEmpty() || !phases.values().stream().allMatch(JobObserver::isSettled);
    eagerLooks = waiting ? eagerLooks + 1 : 0;
    Duration pause = waiting && eagerLooks < MOST_EAGER_LOOKS ? UNTIL_RUNNING : WHILE_RUNNING;
    watching = waiting || !rests;
    if (watching) {
      var unused = thread.schedule(() -> look(dispatcher), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void report(JobDetails job) {
    String id = job.getJobId().toString();
    JobPhase former = phases.get(id);
    JobPhase phase = phases.merge(id, phaseOf(job), JobObserver::next);
    if (former != phase) {
      LOG.info("Job '{}' ({}): {}", job.getJobName(), id, phase);
      changes.accept(new JobChanged(id, phase, job.getJobName()));
    }
  }

  /** An answer may be older than the news that the job has ended; and what ran does not begin. */
  private static JobPhase next(JobPhase former, JobPhase seen) {
    return former.isTerminal() || seen == JobPhase.ACCEPTED ? former : seen;
  }

  private static JobPhase phaseOf(JobDetails job) {
    return switch (job.getStatus()) {
      case FINISHED -> JobPhase.FINISHED;
      case FAILED -> JobPhase.FAILED;
      case CANCELED -> JobPhase.CANCELED;
      case RESTARTING, FAILING -> JobPhase.RESTARTING;
      default -> isRunning(job) ? JobPhase.RUNNING : JobPhase.ACCEPTED;
    };
  }

  private static boolean isSettled(JobPhase phase) {
    return phase == JobPhase.RUNNING || phase.isTerminal();
  }

  /** All that was begun runs: of a batch job's tasks, some begin when others have ended. */
  private static boolean isRunning(JobDetails job) {
    int active = tasks(job, ExecutionState.RUNNING) + tasks(job, ExecutionState.FINISHED);
    return job.getStatus() == JobStatus.RUNNING
        && active > 0
        && active + tasks(job, ExecutionState.CREATED) == job.getNumTasks();
  }

  private static float progressOf(Collection<JobDetails> jobs) {
    int all = jobs.stream().mapToInt(JobDetails::getNumTasks).sum();
    int ended = jobs.stream().mapToInt(job -> tasks(job, ExecutionState.FINISHED)).sum();
    return all == 0 ? 0 : (float) ended / all;
  }

  private static int tasks(JobDetails job, ExecutionState state) {
    return job.getTaskInfo().getOrDefault(state.name().toLowerCase(Locale.ROOT), 0);
  }
}
