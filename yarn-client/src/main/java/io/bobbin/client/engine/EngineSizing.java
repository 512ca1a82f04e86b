package io.bobbin.client.engine;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.launch.ContainerLayout;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.externalresource.ExternalResourceUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;

/** Asks Flink's memory model what the configured processes need. */
public final class EngineSizing {
  private static final MemorySize MASTER_DEFAULT = MemorySize.ofMebiBytes(1600);
  private static final MemorySize WORKER_DEFAULT = MemorySize.ofMebiBytes(1728);

  private EngineSizing() {}

  /**
   * Sizes the processes.
   *
   * @throws BobbinException if a value is not of its type or the sizes contradict each other
   */
  public static EngineResources of(Map<String, String> configuration) {
    Configuration engine = Configuration.fromMap(configuration);
    setUnlessAny(
        engine,
        JobManagerOptions.TOTAL_PROCESS_MEMORY,
        MASTER_DEFAULT,
        Set.of(JobManagerOptions.TOTAL_FLINK_MEMORY, JobManagerOptions.JVM_HEAP_MEMORY));
    setUnlessAny(
        engine,
        TaskManagerOptions.TOTAL_PROCESS_MEMORY,
        WORKER_DEFAULT,
        Set.of(
            TaskManagerOptions.TOTAL_FLINK_MEMORY,
            TaskManagerOptions.TASK_HEAP_MEMORY,
            TaskManagerOptions.MANAGED_MEMORY_SIZE));
    int slots = atLeast(1, engine, TaskManagerOptions.NUM_TASK_SLOTS);
    int parallelism = atLeast(1, engine, CoreOptions.DEFAULT_PARALLELISM);
    int minimumSlots = atLeast(0, engine, ResourceManagerOptions.MIN_SLOT_NUM);
    int spareWorkers = atLeast(0, engine, ResourceManagerOptions.REDUNDANT_TASK_MANAGER_NUM);
    JobManagerProcessSpec master =
        valid("JobManager", () -> JobManagerProcessUtils.processSpecFromConfig(engine));
    TaskExecutorProcessSpec worker =
        valid("TaskManager", () -> TaskExecutorProcessUtils.processSpecFromConfig(engine));
    return new EngineResources(
        mebiBytes(master.getTotalProcessMemorySize()),
        List.of(JobManagerProcessUtils.generateJvmParametersStr(master, engine).split(" ")),
        engineConfiguration(engine, master),
        mebiBytes(worker.getTotalProcessMemorySize()),
        workerCores(engine),
        otherResources(engine, worker),
        slots,
        parallelism,
        (minimumSlots + slots - 1) / slots,
        spareWorkers);
  }

  private static void setUnlessAny(
      Configuration engine,
      ConfigOption<MemorySize> option,
      MemorySize value,
      Set<ConfigOption<MemorySize>> others) {
    if (!engine.contains(option) && others.stream().noneMatch(engine::contains)) {
      engine.set(option, value);
    }
  }

  /** What the containers must know besides the user's configuration, to come to the same sizes. */
  private static Map<String, String> engineConfiguration(
      Configuration engine, JobManagerProcessSpec master) {
    Map<String, String> parts = new LinkedHashMap<>();
    engine
        .getOptional(TaskManagerOptions.TOTAL_PROCESS_MEMORY)
        .ifPresent(
            size -> parts.put(TaskManagerOptions.TOTAL_PROCESS_MEMORY.key(), size.toString()));
    parts.put(JobManagerOptions.JVM_HEAP_MEMORY.key(), bytes(master.getJvmHeapMemorySize()));
    parts.put(JobManagerOptions.OFF_HEAP_MEMORY.key(), bytes(master.getJvmDirectMemorySize()));
    parts.put(JobManagerOptions.JVM_METASPACE.key(), bytes(master.getJvmMetaspaceSize()));
    parts.put(JobManagerOptions.JVM_OVERHEAD_MIN.key(), bytes(master.getJvmOverheadSize()));
    parts.put(JobManagerOptions.JVM_OVERHEAD_MAX.key(), bytes(master.getJvmOverheadSize()));
    return parts;
  }

  /** YARN knows whole cores only. */
  private static Optional<Integer> workerCores(Configuration engine) {
    return valid(
        TaskManagerOptions.CPU_CORES.key(),
        () ->
            engine
                .getOptional(TaskManagerOptions.CPU_CORES)
                .map(cores -> (int) Math.max(1, Math.ceil(cores))));
  }

  /** As for Flink, a resource that has no name in YARN is none of a container's. */
  private static Map<String, Long> otherResources(
      Configuration engine, TaskExecutorProcessSpec worker) {
    Map<String, Long> resources = new HashMap<>();
    ExternalResourceUtils.getExternalResourceConfigurationKeys(
            engine, ContainerLayout.EXTERNAL_RESOURCE_NAME)
        .forEach(
            (name, yarnName) ->
                Optional.ofNullable(worker.getExtendedResources().get(name))
                    .ifPresent(
                        resource -> resources.put(yarnName, resource.getValue().longValue())));
    return resources;
  }

  private static String bytes(MemorySize size) {
    return size.getBytes() + "b";
  }

  /** Rounded down, as Flink does: a rest of some bytes would cost a whole step of YARN's sizes. */
  private static int mebiBytes(MemorySize size) {
    return size.getMebiBytes();
  }

  private static int atLeast(int minimum, Configuration engine, ConfigOption<Integer> option) {
    int value = valid(option.key(), () -> engine.get(option));
    if (value < minimum) {
      throw new BobbinException(
          ExitCode.USAGE,
          option.key() + " is " + value + "; it must be a whole number from " + minimum + " on.");
    }
    return value;
  }

  private static <T> T valid(String what, Supplier<T> computation) {
    try {
      return computation.get();
    } catch (RuntimeException e) {
      throw new BobbinException(ExitCode.USAGE, "Configuration of " + what + ": " + reasons(e), e);
    }
  }

  /** Flink says which key in the outer exceptions and why in the inner ones, or says it twice. */
  private static String reasons(Throwable failure) {
    StringBuilder reasons = new StringBuilder();
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String reason = PlainText.line(e.getMessage());
      if (reasons.indexOf(reason) < 0) {
        reasons.append(reasons.isEmpty() ? "" : " ").append(reason);
      }
    }
    return reasons.toString();
  }
}
