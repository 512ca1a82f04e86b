package io.bobbin.launch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the application master is there for. Paths are relative to its working directory. */
public sealed interface Workload {
  /** How jobs and application belong together. */
  DeploymentMode mode();

  /** Whatever is submitted while the application runs. */
  record Session() implements Workload {
    @Override
    public DeploymentMode mode() {
      return DeploymentMode.SESSION;
    }
  }

  /**
   * One job, compiled by the client.
   *
   * @param plan path of the zip file with Flink's execution plan, as its REST interface takes it
   * @param jars paths of the jars that its classes are in
   */
  record Job(String plan, List<String> jars) implements Workload {
    public Job {
      Objects.requireNonNull(plan, "plan");
      jars = List.copyOf(jars);
    }

    @Override
    public DeploymentMode mode() {
      return DeploymentMode.PER_JOB;
    }
  }

  /**
   * A program, whose {@code main()} runs in the application master.
   *
   * @param jar path of the user's jar; empty if the class is elsewhere
   * @param libraries paths of further jars with classes of the user's, in the order in which they
   *     are searched after the jar; masters and workers have them
   * @param mainClass the class whose {@code main()} runs; empty if the jar's manifest names it
   * @param arguments what {@code main()} gets
   */
  record Program(
      Optional<String> jar,
      List<String> libraries,
      Optional<String> mainClass,
      List<String> arguments)
      implements Workload {
    public Program {
      Objects.requireNonNull(jar, "jar");
      libraries = List.copyOf(libraries);
      Objects.requireNonNull(mainClass, "mainClass");
      arguments = List.copyOf(arguments);
      if (jar.isEmpty() && mainClass.isEmpty()) {
        throw new IllegalArgumentException("A program needs a jar or a class");
      }
    }

    @Override
    public DeploymentMode mode() {
      return DeploymentMode.APPLICATION;
    }
  }
}
