package io.bobbin.am.engine;

import io.bobbin.launch.Settings;
import org.apache.flink.api.common.resources.CPUResource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.resourcemanager.WorkerResourceSpec;
import org.apache.flink.runtime.resourcemanager.WorkerResourceSpecFactory;

/** A worker as configured, with a whole number of virtual cores, since YARN knows no other. */
final class WorkerSpecFactory extends WorkerResourceSpecFactory {
  @Override
  public WorkerResourceSpec createDefaultWorkerResourceSpec(Configuration configuration) {
    int configured = Settings.WORKER_VCORES.get(configuration.toMap());
    int vcores = configured > 0 ? configured : configuration.get(TaskManagerOptions.NUM_TASK_SLOTS);
    double cores =
        TaskExecutorProcessUtils.getCpuCoresWithFallback(configuration, vcores)
            .getValue()
            .doubleValue();
    return workerResourceSpecFromConfigAndCpu(
        configuration, new CPUResource(Math.max(1, Math.ceil(cores))));
  }
}
