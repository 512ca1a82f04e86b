package io.bobbin.launch;

/** How an application and the jobs in it belong together. */
public enum DeploymentMode {
  /** The application runs one program's {@code main()} and ends with it. */
  APPLICATION
}
