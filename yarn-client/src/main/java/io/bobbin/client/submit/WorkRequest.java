package io.bobbin.client.submit;

import io.bobbin.client.check.JarSource;
import io.bobbin.launch.DeploymentMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an application is to do. */
public sealed interface WorkRequest {
  /** How the application and its jobs belong together. */
  DeploymentMode mode();

  /** The jars with the user's classes, the program's own first. */
  List<JarSource> jars();

  /** Take jobs until it is stopped. */
  record Session() implements WorkRequest {
    @Override
    public DeploymentMode mode() {
      return DeploymentMode.SESSION;
    }

    @Override
    public List<JarSource> jars() {
      return List.of();
    }
  }

  /**
   * Run one job.
   *
   * @param name of the job
   * @param plan local zip file with the execution plan in the engine's form, and artifacts
   * @param jars with the job's classes
   */
  record Job(String name, Path plan, List<JarSource> jars) implements WorkRequest {
    @Override
    public DeploymentMode mode() {
      return DeploymentMode.PER_JOB;
    }

    public Job {
      jars = List.copyOf(jars);
    }
  }

  /**
   * Run a program.
   *
   * @param jar where the program is; empty if its class is on the containers' class path
   * @param mainClass the class to run, if the command line named it
   * @param arguments for the program
   */
  record Program(Optional<JarSource> jar, Optional<String> mainClass, List<String> arguments)
      implements WorkRequest {
    @Override
    public DeploymentMode mode() {
      return DeploymentMode.APPLICATION;
    }

    public Program {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<JarSource> jars() {
      return jar.stream().toList();
    }
  }
}
