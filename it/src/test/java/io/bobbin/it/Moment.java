package io.bobbin.it;

/** When a fault happens, as seen from the job. */
enum Moment {
  /** While all tasks run. */
  RUNNING,
  /** While tasks are deployed again, since a worker was lost just before. */
  DEPLOYING,
  /** While a checkpoint is under way. */
  CHECKPOINT,
  /** While a savepoint is under way. */
  SAVEPOINT
}
