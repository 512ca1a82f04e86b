package io.bobbin.bench.scenario;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.cluster.ContainerProcesses;
import io.bobbin.bench.cluster.Hdfs;
import io.bobbin.bench.contestant.FlinkSystem;
import io.bobbin.bench.contestant.Program;
import io.bobbin.bench.home.Patience;
import io.bobbin.bench.measure.ContainerLogs;
import io.bobbin.bench.measure.JobLog;
import io.bobbin.bench.measure.JobLog.Recovery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A job that counts by key and checkpoints every second, as an application of its own, into which
 * faults are brought. Nobody asks its master for anything: what happened is read from its logs.
 */
final class RunningJob {
  static final int WORKERS = 2;

  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String PROGRAM = "io.bobbin.programs.CountsRecords";
  private static final String DIRECTORY = "/bench/failover";
  private static final int CHECKPOINTS = 5;
  private static final String MASTER_LOG = "jobmanager.log";
  private static final String WORKER_LOG = "taskmanager.log";
  private static final String TASK_RUNS = "from INITIALIZING to RUNNING";

  private final Laboratory laboratory;
  private final String application;
  private final ContainerLogs logs;

  private RunningJob(Laboratory laboratory, String application) {
    this.laboratory = laboratory;
    this.application = application;
    this.logs = laboratory.logs(application);
  }

  /**
   * Starts it and waits until it has completed a few checkpoints.
   *
   * @param workers that are to be there, those included that have nothing to do
   */
  static RunningJob start(Laboratory laboratory, FlinkSystem system, int workers, Path directory)
      throws Exception {
    Hdfs hdfs = laboratory.cluster().hdfs();
    hdfs.remove(DIRECTORY);
    ClientRun run =
        laboratory
            .clients()
            .run(
                system.run(program(laboratory, hdfs), directory.resolve("client.log")),
                directory,
                "run")
            .orFail();
    RunningJob job =
        new RunningJob(
            laboratory, laboratory.cluster().resourceManager().applicationSince(run.started()));
    job.awaitSteady(workers);
    return job;
  }

  /** A task that was lost is started anew at once, and as often as that happens. */
  private static Program program(Laboratory laboratory, Hdfs hdfs) {
    return Program.of(laboratory.home().programs())
        .with("restart-strategy.type=fixed-delay")
        .with("restart-strategy.fixed-delay.delay=0s")
        .with("restart-strategy.fixed-delay.attempts=1000")
        .parallelism(WORKERS)
        .detached()
        .mainClass(
            PROGRAM,
            "--records",
            "1000000000",
            "--rate",
            "1000",
            "--output",
            hdfs.url(DIRECTORY + "/output"),
            "--execution.checkpointing.dir",
            hdfs.url(DIRECTORY + "/checkpoints"));
  }

  private void awaitSteady(int workers) throws Exception {
    Patience.await(
        "a job of "
            + application
            + " with "
            + CHECKPOINTS
            + " checkpoints on "
            + workers
            + " workers",
        LONGEST,
        () -> {
          failIfEnded();
          JobLog log = JobLog.of(logs);
          return !log.running().isEmpty()
              && log.lastCheckpoint().orElse(0) >= CHECKPOINTS
              && logs.containers(WORKER_LOG).stream().filter(this::isRegistered).count() >= workers;
        });
  }

  /** {@code kill -9} of the application master. */
  Takeover killMaster() throws Exception {
    return kill(logs.containers(MASTER_LOG).get(0));
  }

  /** {@code kill -9} of a worker that has tasks. */
  Takeover killWorker() throws Exception {
    return kill(
        logs.containers(WORKER_LOG).stream()
            .filter(worker -> runsTasks(worker, 0))
            .findFirst()
            .orElseThrow());
  }

  private Takeover kill(String container) throws Exception {
    JobLog before = JobLog.of(logs);
    Set<String> tasks = before.running();
    Map<String, ProcessHandle> survivors = new HashMap<>(ContainerProcesses.of(application));
    ProcessHandle victim = survivors.remove(container);
    survivors.keySet().retainAll(logs.containers(WORKER_LOG));

    long fault = System.currentTimeMillis();
    victim.destroyForcibly();
    Patience.await(
        "the job of " + application + " on " + tasks.size() + " tasks again",
        LONGEST,
        () -> {
          failIfEnded();
          return JobLog.of(logs).recovery(fault, tasks).isPresent();
        });
    Recovery recovery = JobLog.of(logs).recovery(fault, tasks).orElseThrow();
    checkState(recovery.restored(), before.lastCheckpoint());
    long takenOver =
        survivors.entrySet().stream()
            .filter(worker -> worker.getValue().isAlive() && runsTasks(worker.getKey(), fault))
            .count();
    return new Takeover(recovery.running() - fault, survivors.size() - takenOver);
  }

  private boolean isRegistered(String worker) {
    return !logs.lines(worker, WORKER_LOG, "Successful registration at resource manager").isEmpty();
  }

  private boolean runsTasks(String worker, long since) {
    return logs.lines(worker, WORKER_LOG, TASK_RUNS).stream()
        .anyMatch(line -> line.time() >= since);
  }

  private void failIfEnded() throws Exception {
    if (laboratory.cluster().resourceManager().hasEnded(application)) {
      throw new IllegalStateException(application + " has ended.");
    }
  }

  private static void checkState(OptionalLong restored, OptionalLong last) {
    if (restored.isEmpty() || restored.getAsLong() < last.orElse(0)) {
      throw new IllegalStateException(
          "The job went on from " + restored + "; its last checkpoint was " + last + ".");
    }
  }

  /**
   * A fault that the job has survived, with its last checkpoint's state.
   *
   * @param duration from the fault until all tasks ran again, in ms
   * @param notTakenOver workers that were not hit and yet do not run tasks, in the same process as
   *     before
   */
  record Takeover(long duration, long notTakenOver) {}
}
