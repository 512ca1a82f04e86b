package io.bobbin.bench.scenario;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.contestant.FlinkSystem;
import io.bobbin.bench.contestant.Program;
import io.bobbin.bench.home.Patience;
import io.bobbin.bench.measure.LogLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session of a Flink system that runs, and jobs in it. */
final class Session {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Pattern JOB = Pattern.compile("JobID ([0-9a-f]{32})");

  private final Laboratory laboratory;
  private final FlinkSystem system;
  private final Path directory;
  private final String application;
  private final long startDuration;

  private Session(
      Laboratory laboratory,
      FlinkSystem system,
      Path directory,
      String application,
      long startDuration) {
    this.laboratory = laboratory;
    this.system = system;
    this.directory = directory;
    this.application = application;
    this.startDuration = startDuration;
  }

  static Session start(
      Laboratory laboratory, Contestant contestant, List<String> settings, Path directory)
      throws Exception {
    FlinkSystem system = laboratory.flink(contestant);
    ClientRun run =
        laboratory
            .clients()
            .run(
                system.startSession(settings, directory.resolve("session.log")),
                directory,
                "session")
            .orFail();
    String application = laboratory.cluster().resourceManager().applicationSince(run.started());
    return new Session(laboratory, system, directory, application, run.duration());
  }

  /** From the command's start until it returns, because the session takes jobs, in ms. */
  long startDuration() {
    return startDuration;
  }

  /**
   * Runs a job that does not end.
   *
   * @param name of what its client leaves
   */
  Job run(Program program, String name) throws Exception {
    ClientRun run =
        laboratory
            .clients()
            .run(
                system.runInSession(
                    application, program.detached(), directory.resolve(name + ".log")),
                directory,
                name)
            .orFail();
    Patience.await("all tasks of " + name, LONGEST, () -> allRun(run.started()));
    long running =
        transitions("from INITIALIZING to RUNNING", run.started()).stream()
            .mapToLong(Long::longValue)
            .max()
            .orElseThrow();
    return new Job(jobId(run.output()), running - run.started());
  }

  /** Cancels a job and waits until its slots are free. */
  void cancel(Job job) throws Exception {
    laboratory
        .clients()
        .run(
            system.cancel(application, job.id(), directory.resolve("cancel.log")),
            directory,
            "cancel")
        .orFail();
    Patience.await("the job's end", LONGEST, () -> ended(job));
    Thread.sleep(1000); // the workers tell the ResourceManager of their slots when they beat
  }

  private boolean ended(Job job) {
    return laboratory.logs(application).lines("jobmanager.log", job.id()).stream()
        .anyMatch(line -> line.text().contains("to CANCELED"));
  }

  private boolean allRun(long since) {
    int tasks = transitions("from CREATED to SCHEDULED", since).size();
    return tasks > 0 && transitions("from INITIALIZING to RUNNING", since).size() == tasks;
  }

  /** When the tasks of jobs that were submitted since switched so, in ms since the epoch. */
  private List<Long> transitions(String states, long since) {
    return laboratory.logs(application).lines("jobmanager.log", "switched ").stream()
        .filter(line -> line.time() >= since && line.text().contains(states))
        .filter(line -> line.text().contains("ExecutionGraph"))
        .map(LogLine::time)
        .toList();
  }

  private static String jobId(String output) {
    Matcher job = JOB.matcher(output);
    if (!job.find()) {
      throw new IllegalStateException("The client names no job: " + output);
    }
    return job.group(1);
  }

  /**
   * A job that runs.
   *
   * @param allRunning from its client's start until all its tasks ran, in ms
   */
  record Job(String id, long allRunning) {}
}
