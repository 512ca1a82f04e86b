package io.bobbin.bench.measure;

import java.util.Optional;

/** What is noted of an application's way, in the order in which it usually happens. */
public enum Milestone {
  /** The client begins to write to HDFS. */
  UPLOADING(Stage.CLIENT),
  /** YARN has the application. */
  SUBMITTED(Stage.UPLOAD),
  /** The master's container runs on its node. */
  MASTER_STARTED(Stage.YARN),
  /** The master wants its first container. */
  REQUESTED(Stage.MASTER),
  /** That container runs on its node. */
  WORKER_STARTED(Stage.YARN),
  /** The process in it is ready for tasks. */
  WORKER_READY(Stage.CONTAINER),
  /** The first task runs. */
  RUNNING(Stage.DEPLOYMENT),
  /** A long job has done the part of its work in which the JVM compiles what it runs. */
  WARMED_UP(null),
  /** The last task has ended. */
  TASKS_ENDED(null),
  /** YARN's state of the application is FINISHED, and the last of its containers has gone. */
  GONE(null);

  private final Stage stage;

  Milestone(Stage stage) {
    this.stage = stage;
  }

  /** What ends with it, if it belongs to the start. */
  public Optional<Stage> stage() {
    return Optional.ofNullable(stage);
  }
}
