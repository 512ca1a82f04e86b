package io.bobbin.am.engine;

import io.bobbin.launch.Workload;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.client.cli.ProgramOptionsUtils;
import org.apache.flink.client.deployment.application.ApplicationDispatcherLeaderProcessFactoryFactory;
import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.client.program.DefaultPackagedProgramRetriever;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.configuration.ConfigUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.dispatcher.DispatcherFactory;
import org.apache.flink.runtime.dispatcher.runner.DispatcherLeaderProcessFactoryFactory;
import org.apache.flink.util.FlinkException;

/** Has the dispatcher run a program's {@code main()}. */
final class ProgramDispatch implements AutoCloseable {
  private final PackagedProgram program;

  /**
   * Loads the program.
   *
   * @throws FlinkException if there is no such program
   */
  ProgramDispatch(
      Workload.Program program, Path userJars, Path workingDirectory, Configuration configuration)
      throws FlinkException {
    this.program =
        DefaultPackagedProgramRetriever.create(
                userJars.toFile(),
                program.jar().map(jar -> workingDirectory.resolve(jar).toFile()).orElse(null),
                program.mainClass().orElse(null),
                program.arguments().toArray(String[]::new),
                configuration)
            .getPackagedProgram();
  }

  /** What the dispatcher does; its jobs get their classes from where {@code main()} got them. */
  DispatcherLeaderProcessFactoryFactory with(
      Configuration configuration, DispatcherFactory dispatchers) throws Exception {
    configuration.set(DeploymentOptions.TARGET, EmbeddedExecutor.NAME);
    ConfigUtils.encodeCollectionToConfig(
        configuration, PipelineOptions.JARS, program.getJobJarAndDependencies(), URL::toString);
    ConfigUtils.encodeCollectionToConfig(
        configuration, PipelineOptions.CLASSPATHS, classPath(configuration), URL::toString);
    if (PackagedProgramUtils.isPython(program.getMainClassName())) {
      ProgramOptionsUtils.configurePythonExecution(configuration, program);
    }
    return ApplicationDispatcherLeaderProcessFactoryFactory.create(
        configuration, dispatchers, program);
  }

  private List<URL> classPath(Configuration configuration) throws MalformedURLException {
    return Stream.concat(
            ConfigUtils.decodeListFromConfig(configuration, PipelineOptions.CLASSPATHS, URL::new)
                .stream(),
            program.getClasspaths().stream())
        .distinct()
        .toList();
  }

  @Override
  public void close() {
    program.close();
  }
}
