package io.bobbin.client.watch;

/** How far an application is followed. */
public enum Milestone {
  /** The JobManager answers. */
  READY,
  /** The JobManager has a job. */
  ACCEPTED,
  /** The application is over. */
  ENDED
}
