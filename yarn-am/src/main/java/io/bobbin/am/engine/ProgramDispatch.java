package io.bobbin.am.engine;

import io.bobbin.launch.Workload;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.client.cli.ProgramOptionsUtils;
import org.apache.flink.client.deployment.application.ApplicationDispatcherLeaderProcessFactoryFactory;
import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.ConfigUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.dispatcher.DispatcherFactory;
import org.apache.flink.runtime.dispatcher.runner.DispatcherLeaderProcessFactoryFactory;

/** Has the dispatcher run a program's {@code main()}. */
final class ProgramDispatch implements AutoCloseable {
  private final PackagedProgram program;

  /**
   * Loads the program.
   *
   * @throws ProgramInvocationException if there is no such program
   * @throws MalformedURLException if the configuration's class path is none
   */
  ProgramDispatch(Workload.Program program, Path workingDirectory, Configuration configuration)
      throws ProgramInvocationException, MalformedURLException {
    this.program =
        PackagedProgram.newBuilder()
            .setJarFile(
                program.jar().map(jar -> workingDirectory.resolve(jar).toFile()).orElse(null))
            .setEntryPointClassName(program.mainClass().orElse(null))
            .setUserClassPaths(classPath(program, configuration))
            .setArguments(program.arguments().toArray(String[]::new))
            .setConfiguration(configuration)
            .build();
  }

  /** Relative to the working directory, so that the same URLs hold in every worker's container. */
  private static List<URL> classPath(Workload.Program program, Configuration configuration)
      throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String library : program.libraries()) {
      urls.add(new URL("file", null, library));
    }
    urls.addAll(
        ConfigUtils.decodeListFromConfig(configuration, PipelineOptions.CLASSPATHS, URL::new));
    return urls;
  }

  /** What the dispatcher does; its jobs get their classes from where {@code main()} got them. */
  DispatcherLeaderProcessFactoryFactory with(
      Configuration configuration, DispatcherFactory dispatchers) throws Exception {
    configuration.set(DeploymentOptions.TARGET, EmbeddedExecutor.NAME);
    ConfigUtils.encodeCollectionToConfig(
        configuration, PipelineOptions.JARS, program.getJobJarAndDependencies(), URL::toString);
    ConfigUtils.encodeCollectionToConfig(
        configuration, PipelineOptions.CLASSPATHS, program.getClasspaths(), URL::toString);
    if (PackagedProgramUtils.isPython(program.getMainClassName())) {
      ProgramOptionsUtils.configurePythonExecution(configuration, program);
    }
    return ApplicationDispatcherLeaderProcessFactoryFactory.create(
        configuration, dispatchers, program);
  }

  @Override
  public void close() {
    program.close();
  }
}
