package io.bobbin.bench.contestant;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.client.Invocation;
import io.bobbin.bench.measure.ContainerLogs;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Times;
import io.bobbin.bench.measure.YarnLogs;
import java.nio.file.Path;

/** Runs a Flink program; workers log the same lines whoever has started them. */
public record FlinkStarter(FlinkSystem system, Program program) implements Starter {
  @Override
  public Invocation client(Path directory) {
    return system.run(program, clientLog(directory));
  }

  @Override
  public void observe(
      ClientRun run, ContainerLogs logs, YarnLogs yarn, Path directory, Times times) {
    yarn.submitted()
        .ifPresent(
            submitted ->
                times.note(
                    Milestone.UPLOADING, system.uploading(run, submitted, clientLog(directory))));
    times.note(Milestone.REQUESTED, yarn.workerAllocated());
    times.noteFirst(Milestone.REQUESTED, logs.lines("jobmanager.log", system.requestText()));
    times.noteFirst(
        Milestone.WORKER_READY,
        logs.lines("taskmanager.log", "Successful registration at resource manager"));
    times.noteFirst(
        Milestone.RUNNING, logs.lines("taskmanager.log", "from INITIALIZING to RUNNING"));
    times.noteFirst(
        Milestone.WARMED_UP, logs.lines("taskmanager.log", "Aggregated the first fifth"));
    times.noteLast(
        Milestone.TASKS_ENDED, logs.lines("taskmanager.log", "from RUNNING to FINISHED"));
  }

  private static Path clientLog(Path directory) {
    return directory.resolve("client.log");
  }
}
