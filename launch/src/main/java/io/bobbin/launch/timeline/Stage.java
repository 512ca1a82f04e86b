package io.bobbin.launch.timeline;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stage of an application's life, known by the instant at which it ends. Some go on side by side:
 * a stage begins when the last of those that it follows has ended. Of workers and jobs, the first
 * one counts.
 */
public enum Stage {
  /** Ends when the client's process starts: where everything is counted from. */
  COMMAND(""),
  CLIENT_START("Java, the configuration and, if the client compiles it, the program", COMMAND),
  CHECKS("YARN to give an id and tell of its queues, the file system to answer", CLIENT_START),
  UPLOAD("the file system to take what it does not have yet", CHECKS),
  SUBMISSION("the ResourceManager to take the application", UPLOAD),
  /** Ends when a NodeManager has taken the master's container; only YARN knows when. */
  MASTER_ALLOCATION(
      "the ResourceManager to find a container for the master and a NodeManager to take it",
      SUBMISSION),
  MASTER_CONTAINER(
      "the NodeManager to bring the files and start the master's process", MASTER_ALLOCATION),
  MASTER_START("Java and the master's control server", MASTER_CONTAINER),
  REGISTRATION("the ResourceManager to register the master", MASTER_START),
  JOB_MANAGER("Flink's JobManager to start", MASTER_START),
  JOB_SUBMISSION("the program, or somebody, to submit a job", JOB_MANAGER),
  WORKER_REQUEST("somebody to need a worker", REGISTRATION, JOB_SUBMISSION),
  WORKER_ALLOCATION("the ResourceManager to grant a container for a worker", WORKER_REQUEST),
  WORKER_LAUNCH("the NodeManager to take the worker's container", WORKER_ALLOCATION),
  WORKER_START(
      "the NodeManager to bring the files, and the worker's process to connect", WORKER_LAUNCH),
  WORKER_ADMISSION("the JobManager to expect the worker", WORKER_START, JOB_SUBMISSION),
  /** Ends when all tasks of the first job run that are to run from its start. */
  DEPLOYMENT(
      "the workers to register and offer slots, and the tasks to start",
      WORKER_ADMISSION,
      JOB_SUBMISSION),
  /** Ends with the last job that has ended so far. */
  JOB("the job to end", DEPLOYMENT),
  END("the JobManager to shut down", JOB, JOB_MANAGER);

  private final String waitedFor;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that do not change.
  private final List<Stage> follows;

  Stage(String waitedFor, Stage... follows) {
    this.waitedFor = waitedFor;
    this.follows = List.of(follows);
  }

  /** The name for people and programs, such as {@code worker-start}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The stage of this label; empty if there is none. */
  public static Optional<Stage> labelled(String label) {
    return Stream.of(values()).filter(stage -> stage.label().equals(label)).findFirst();
  }

  /** What passes while it lasts, in words that follow "waits for". */
  public String waitedFor() {
    return waitedFor;
  }

  /** The stages that must have ended before this one begins. */
  List<Stage> follows() {
    return follows;
  }

  /** The stages that it follows, those that they follow, and so on. */
  Set<Stage> ancestors() {
    Set<Stage> ancestors = EnumSet.noneOf(Stage.class);
    for (Stage stage : follows) {
      ancestors.add(stage);
      ancestors.addAll(stage.ancestors());
    }
    return ancestors;
  }
}
