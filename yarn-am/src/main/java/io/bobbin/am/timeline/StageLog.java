package io.bobbin.am.timeline;

import io.bobbin.launch.control.ControlMessage.JobPhase;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.StageRecorder;
import io.bobbin.launch.timeline.Timeline;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes the stages of this attempt. When the first job runs they are told in one line of the log
 * and kept, on a thread that nobody waits for. May be called by any thread; returns at once.
 */
public final class StageLog {
  private static final Logger LOG = LoggerFactory.getLogger(StageLog.class);

  /** Whoever wonders why no job runs wants to see something before one does. */
  private static final Duration LONG_START = Duration.ofSeconds(10);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread daemon = new Thread(task, "timeline");
            daemon.setDaemon(true);
            return daemon;
          },
          // What ends after the application is told to nobody.
          new ThreadPoolExecutor.DiscardPolicy());

  private final StageRecorder recorder;
  private final Set<Stage> telling;
  private final Consumer<Timeline> keep;

  /**
   * @param before what is known already
   * @param epochMillis the time in ms since the epoch
   * @param telling the stages at whose end all is told and kept
   * @param keep keeps what is known; called on a thread of its own
   */
  public StageLog(
      Timeline before, LongSupplier epochMillis, Set<Stage> telling, Consumer<Timeline> keep) {
    this.recorder = new StageRecorder(before, epochMillis);
    this.telling = Set.copyOf(telling);
    this.keep = keep;
  }

  /** The stage ends now, unless it has ended before. */
  public void ended(Stage stage) {
    if (!recorder.ended(stage)) {
      return;
    }
    if (telling.contains(stage)) {
      LOG.info("{}", StageLine.of(recorder.timeline(), stage));
      thread.execute(this::keep);
    } else if (stage == Stage.REGISTRATION) {
      var unused =
          thread.schedule(this::keepLongStart, LONG_START.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** A job has come as far as this. */
  public void job(JobPhase phase) {
    ended(Stage.JOB_SUBMISSION);
    if (phase == JobPhase.RUNNING || phase == JobPhase.FINISHED) {
      // A short job may have ended before anybody has seen it run.
      ended(Stage.DEPLOYMENT);
    }
    if (phase.isTerminal()) {
      recorder.endedAgain(Stage.JOB);
    }
  }

  /**
   * The application ends, which it does once.
   *
   * @return done when that is kept, or cannot be
   */
  public Future<?> end() {
    recorder.ended(Stage.END);
    Future<?> kept = thread.submit(this::keep);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    thread.shutdown();
    return kept;
  }

  /** Waits for {@link #end} as long as is decent: a file system that is away may take minutes. */
  public static void await(Future<?> end, Duration patience) {
    try {
      end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("The timeline could not be kept within {} ms", patience.toMillis());
    } catch (ExecutionException e) {
      LOG.warn("The timeline could not be kept", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepLongStart() {
    if (!recorder.timeline().ends().containsKey(Stage.DEPLOYMENT)) {
      keep();
    }
  }

  private void keep() {
    keep.accept(recorder.timeline());
  }
}
