package io.bobbin.launch;

/** How a YARN application and Flink's jobs belong together. */
public enum DeploymentMode {
  /** The application takes jobs until it is stopped. */
  SESSION,
  /** The application runs one job, whose program's {@code main()} ran in the client. */
  PER_JOB,
  /** A program's {@code main()} runs in the application, which ends with it. */
  APPLICATION
}
