package io.bobbin.taskexecutor.engine;

import io.bobbin.taskexecutor.WorkerEnvironment;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.TaskManagerOptionsInternal;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginManager;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.core.security.FlinkSecurityManager;
import org.apache.flink.runtime.clusterframework.BootstrapTools;
import org.apache.flink.runtime.entrypoint.ClusterEntrypointUtils;
import org.apache.flink.runtime.security.SecurityConfiguration;
import org.apache.flink.runtime.security.SecurityUtils;
import org.apache.flink.runtime.state.changelog.StateChangelogStorageLoader;
import org.apache.flink.runtime.taskexecutor.TaskExecutor;
import org.apache.flink.runtime.taskexecutor.TaskExecutorGateway;
import org.apache.flink.runtime.taskexecutor.TaskExecutorToServiceAdapter;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flink's task executor under its container's id. */
public final class TaskExecutorEngine {
  private static final Logger LOG = LoggerFactory.getLogger(TaskExecutorEngine.class);
  private static final int FAILED = 1;

  private final WorkerEnvironment environment;
  private final Configuration configuration;

  /**
   * @param stagingDirectory of the application
   * @param settings the effective configuration
   */
  public TaskExecutorEngine(
      WorkerEnvironment environment, URI stagingDirectory, Map<String, String> settings) {
    this.environment = environment;
    this.configuration = Configuration.fromMap(settings);
    configuration.set(TaskManagerOptions.TASK_MANAGER_RESOURCE_ID, environment.container());
    configuration.set(
        TaskManagerOptionsInternal.TASK_MANAGER_RESOURCE_ID_METADATA, environment.node());
    configuration.set(TaskManagerOptionsInternal.TASK_MANAGER_NODE_ID, environment.host());
    configuration.set(TaskManagerOptions.HOST, environment.host());
    configuration.set(RpcOptions.JVM_EXIT_ON_FATAL_ERROR, true);
    // Flink's own config.yaml says localhost, which is right for a single machine only.
    if ("localhost".equals(configuration.get(TaskManagerOptions.BIND_HOST))) {
      configuration.removeConfig(TaskManagerOptions.BIND_HOST);
    }
    if (!configuration.contains(TaskManagerOptions.REGISTRATION_TIMEOUT)) {
      // A worker may boot long before main() submits a job; the master says how long is too long.
      configuration.set(TaskManagerOptions.REGISTRATION_TIMEOUT, Duration.ofDays(1));
    }
    configuration.set(HighAvailabilityOptions.HA_MODE, MasterHaServicesFactory.class.getName());
    configuration.set(MasterHaServicesFactory.STAGING_DIRECTORY, stagingDirectory.toString());
    BootstrapTools.updateTmpDirectoriesInConfiguration(
        configuration, environment.localDirectories());
  }

  /**
   * Runs until the task executor has ended.
   *
   * @return the process's exit code
   * @throws Exception if it cannot start
   */
  public int run() throws Exception {
    Farewell farewell = new Farewell(environment, WorkerEnvironment.secret());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> farewell.say("it was told to stop (signal 15)"), "farewell"));
    try {
      FlinkSecurityManager.setFromConfiguration(configuration);
      PluginManager plugins = PluginUtils.createPluginManagerFromRootFolder(configuration);
      FileSystem.initialize(configuration, plugins);
      StateChangelogStorageLoader.initialize(plugins);
      ClusterEntrypointUtils.configureUncaughtExceptionHandler(configuration);
      SecurityUtils.install(new SecurityConfiguration(configuration));
      int exitCode =
          SecurityUtils.getInstalledContext().runSecured(() -> runTaskManager(plugins, farewell));
      farewell.omit();
      return exitCode;
    } catch (Exception e) {
      farewell.say("it could not start: " + reason(e));
      throw e;
    }
  }

  private int runTaskManager(PluginManager plugins, Farewell farewell) throws Exception {
    TaskManagerRunner runner =
        new TaskManagerRunner(
            configuration,
            plugins,
            (settings,
                id,
                rpc,
                leaders,
                heartbeats,
                metrics,
                blobs,
                local,
                external,
                dir,
                fatal,
                tokens) -> {
              TaskExecutor taskExecutor =
                  TaskManagerRunner.startTaskManager(
                      settings,
                      id,
                      rpc,
                      leaders,
                      heartbeats,
                      metrics,
                      blobs,
                      local,
                      external,
                      dir,
                      fatal,
                      tokens);
              MasterHaServices services = (MasterHaServices) leaders;
              services.serve(taskExecutor.getSelfGateway(TaskExecutorGateway.class));
              farewell.to(services::master);
              return TaskExecutorToServiceAdapter.createFor(taskExecutor);
            }) {
          @Override
          public void onFatalError(Throwable failure) {
            farewell.say(reason(failure));
            if (ExceptionUtils.isJvmFatalOrOutOfMemoryError(failure)) {
              // Flink's own way out asks for a security manager, which current Java refuses.
              LOG.error("The task executor does not survive this", failure);
              Runtime.getRuntime().halt(FAILED);
            }
            super.onFatalError(failure);
          }
        };
    runner.start();
    try {
      return runner.getTerminationFuture().get().getExitCode();
    } catch (ExecutionException e) {
      LOG.error("The task executor failed", e);
      return FAILED;
    }
  }

  private static String reason(Throwable failure) {
    if (ExceptionUtils.isMetaspaceOutOfMemoryError(failure)) {
      return "it ran out of metaspace; raise taskmanager.memory.jvm-metaspace.size";
    }
    if (ExceptionUtils.isDirectOutOfMemoryError(failure)) {
      return "it ran out of direct memory; raise taskmanager.memory.task.off-heap.size";
    }
    if (ExceptionUtils.findThrowable(failure, OutOfMemoryError.class).isPresent()) {
      return "it ran out of memory (" + failure + "); raise taskmanager.memory.process.size";
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
