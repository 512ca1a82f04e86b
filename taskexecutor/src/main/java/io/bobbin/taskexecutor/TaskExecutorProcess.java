package io.bobbin.taskexecutor;

import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.EnabledPlugins;
import io.bobbin.launch.LaunchSpecification;
import io.bobbin.launch.LaunchSpecificationFormat;
import io.bobbin.launch.Settings;
import io.bobbin.taskexecutor.engine.TaskExecutorEngine;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker's process. Its arguments are {@code -D key=value} pairs that override the
 * configuration.
 */
public final class TaskExecutorProcess {
  private static final Logger LOG = LoggerFactory.getLogger(TaskExecutorProcess.class);
  private static final int FAILED_TO_START = 31;

  private TaskExecutorProcess() {}

  public static void main(String[] arguments) {
    int exitCode;
    try {
      WorkerEnvironment environment = WorkerEnvironment.of(System.getenv());
      LOG.info(
          "Worker {} on {} under {}",
          environment.container(),
          environment.node(),
          ContainerJava.describeThisOne());
      LaunchSpecification specification = LaunchSpecificationFormat.readFromClassPath();
      Map<String, String> settings = new HashMap<>(specification.engineConfiguration());
      settings.putAll(overrides(arguments));
      new EnabledPlugins(environment.workingDirectory()).link(Settings.PLUGINS.get(settings));
      exitCode =
          new TaskExecutorEngine(environment, specification.stagingDirectory(), settings).run();
    } catch (Throwable e) {
      LOG.error("The worker failed to start", e);
      exitCode = FAILED_TO_START;
    }
    System.exit(exitCode);
  }

  static Map<String, String> overrides(String[] arguments) {
    Map<String, String> overrides = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      int equals = i + 1 < arguments.length ? arguments[i + 1].indexOf('=') : -1;
      if (!arguments[i].equals("-D") || equals < 1) {
        throw new IllegalArgumentException(
            "Expected pairs of -D and key=value, not: " + String.join(" ", arguments));
      }
      overrides.put(arguments[i + 1].substring(0, equals), arguments[i + 1].substring(equals + 1));
    }
    return overrides;
  }
}
