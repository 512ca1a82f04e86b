package io.bobbin.am.engine;

import io.bobbin.launch.Workload;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.ApplicationID;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.JobInfoImpl;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.client.cli.ProgramOptionsUtils;
import org.apache.flink.client.deployment.application.ApplicationJobUtils;
import org.apache.flink.client.deployment.application.PackagedProgramApplication;
import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.configuration.ApplicationOptionsInternal;
import org.apache.flink.configuration.ConfigUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.application.AbstractApplication;
import org.apache.flink.runtime.blob.BlobServer;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.graph.ExecutionPlan;

/** A program, whose {@code main()} runs in the application master. */
final class UserProgram implements ApplicationDispatch.Source, AutoCloseable {
  private final Configuration configuration;
  private final PackagedProgram program;
  private final PackagedProgram main;

  /**
   * Loads the program and says in the configuration that its jobs get their classes from where
   * {@code main()} gets them.
   *
   * @throws Exception if there is no such program, or the configuration's class path is none
   */
  UserProgram(Workload.Program program, Path workingDirectory, Configuration configuration)
      throws Exception {
    this.configuration = configuration;
    PackagedProgram.Builder builder =
        PackagedProgram.newBuilder()
            .setJarFile(
                program.jar().map(jar -> workingDirectory.resolve(jar).toFile()).orElse(null))
            .setUserClassPaths(classPath(program, configuration))
            .setConfiguration(configuration);
    this.program =
        builder
            .setEntryPointClassName(program.mainClass().orElse(null))
            .setArguments(program.arguments().toArray(String[]::new))
            .build();
    this.main =
        builder
            .setEntryPointClassName(ProgramMain.class.getName())
            .setArguments(
                Stream.concat(
                        Stream.of(this.program.getMainClassName()), program.arguments().stream())
                    .toArray(String[]::new))
            .build();
    configuration.set(DeploymentOptions.TARGET, EmbeddedExecutor.NAME);
    ConfigUtils.encodeCollectionToConfig(
        configuration,
        PipelineOptions.JARS,
        this.program.getJobJarAndDependencies(),
        URL::toString);
    ConfigUtils.encodeCollectionToConfig(
        configuration, PipelineOptions.CLASSPATHS, this.program.getClasspaths(), URL::toString);
    if (PackagedProgramUtils.isPython(this.program.getMainClassName())) {
      ProgramOptionsUtils.configurePythonExecution(configuration, this.program);
    }
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

  @Override
  @SuppressWarnings("deprecation") // who has set it means it still
  public AbstractApplication application(ApplicationDispatch.Former former, BlobServer blobs) {
    Tuple2<Integer, Integer> limits = ApplicationJobUtils.getJobCountLimits(configuration);
    return new PackagedProgramApplication(
        configuration
            .getOptional(ApplicationOptionsInternal.FIXED_APPLICATION_ID)
            .map(ApplicationID::fromHexString)
            .orElseGet(ApplicationID::new),
        main,
        former.plans().stream().<JobInfo>map(UserProgram::info).toList(),
        former.jobs().stream().<JobInfo>map(UserProgram::info).toList(),
        configuration,
        limits.f0,
        limits.f1,
        true,
        configuration.get(DeploymentOptions.SUBMIT_FAILED_JOB_ON_APPLICATION_ERROR),
        configuration.get(DeploymentOptions.SHUTDOWN_ON_APPLICATION_FINISH)) {
      @Override
      public String getName() {
        return program.getMainClassName();
      }
    };
  }

  private static JobInfo info(ExecutionPlan plan) {
    return new JobInfoImpl(plan.getJobID(), plan.getName());
  }

  private static JobInfo info(JobResult result) {
    return new JobInfoImpl(result.getJobId(), result.getJobName());
  }

  @Override
  public void close() {
    main.close();
    program.close();
  }
}
