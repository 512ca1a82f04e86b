package io.bobbin.am.engine;

import io.bobbin.am.WorkerKind;
import io.bobbin.am.pool.WorkerShape;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.ShellWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.externalresource.ExternalResourceUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * Makes containers' shapes and processes' options of what Flink specifies for a task executor.
 * Equal specifications are of one kind. Not thread-safe.
 */
final class WorkerKinds {
  private static final int LARGEST_PRIORITY = 1 << 30;

  private final List<String> jvmOptions;
  private final Map<String, String> yarnNames;
  private final Map<TaskExecutorProcessSpec, WorkerKind> kinds = new HashMap<>();

  WorkerKinds(Configuration configuration) {
    this.jvmOptions =
        Stream.of(
                CoreOptions.FLINK_DEFAULT_JVM_OPTIONS,
                CoreOptions.FLINK_DEFAULT_TM_JVM_OPTIONS,
                CoreOptions.FLINK_JVM_OPTIONS,
                CoreOptions.FLINK_TM_JVM_OPTIONS)
            .map(configuration::get)
            .flatMap(text -> ShellWords.split(text).stream())
            .toList();
    this.yarnNames =
        ExternalResourceUtils.getExternalResourceConfigurationKeys(
            configuration, ContainerLayout.EXTERNAL_RESOURCE_NAME);
  }

  /** The kind that Flink's ResourceManager asks for when it knows nothing but the configuration. */
  WorkerKind defaultKind(Configuration configuration) {
    // The same way as Flink's, which forgets the totals, so that the results are equal.
    Configuration effective = new Configuration(configuration);
    effective.removeConfig(TaskManagerOptions.TOTAL_PROCESS_MEMORY);
    effective.removeConfig(TaskManagerOptions.TOTAL_FLINK_MEMORY);
    return of(
        TaskExecutorProcessUtils.processSpecFromWorkerResourceSpec(
            effective, new WorkerSpecFactory().createDefaultWorkerResourceSpec(configuration)));
  }

  WorkerKind of(TaskExecutorProcessSpec specification) {
    return kinds.computeIfAbsent(specification, this::create);
  }

  private WorkerKind create(TaskExecutorProcessSpec specification) {
    String arguments = TaskExecutorProcessUtils.generateDynamicConfigsStr(specification);
    WorkerShape shape =
        new WorkerShape(
            priority(arguments),
            specification.getTotalProcessMemorySize().getMebiBytes(),
            (int) Math.ceil(specification.getCpuCores().getValue().doubleValue()),
            otherResources(specification));
    return new WorkerKind(
        shape,
        Stream.concat(
                Stream.of(ProcessMemoryUtils.generateJvmParametersStr(specification).split(" ")),
                jvmOptions.stream())
            .toList(),
        arguments);
  }

  /**
   * Made of what the kind is, so that in each attempt of the application it is the same; the first
   * kind is the default one in each attempt.
   */
  private int priority(String arguments) {
    int priority = kinds.isEmpty() ? 1 : 1 + Math.floorMod(arguments.hashCode(), LARGEST_PRIORITY);
    while (isTaken(priority)) {
      priority = priority % LARGEST_PRIORITY + 1;
    }
    return priority;
  }

  private boolean isTaken(int priority) {
    return kinds.values().stream().anyMatch(kind -> kind.shape().priority() == priority);
  }

  /** A resource that has no name in YARN is none of a container's. */
  private Map<String, Long> otherResources(TaskExecutorProcessSpec specification) {
    Map<String, Long> resources = new HashMap<>();
    specification
        .getExtendedResources()
        .forEach(
            (name, resource) -> {
              if (yarnNames.containsKey(name)) {
                resources.put(yarnNames.get(name), resource.getValue().longValue());
              }
            });
    return resources;
  }
}
