package io.bobbin.am.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.am.WorkerKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.resourcemanager.ResourceManagerRuntimeServicesConfiguration;
import org.apache.flink.runtime.resourcemanager.WorkerResourceSpec;
import org.apache.flink.runtime.resourcemanager.active.ActiveResourceManagerFactory;
import org.apache.flink.runtime.resourcemanager.active.ResourceManagerDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerKindsTest {
  /** What was launched before Flink asked must be what Flink asks for, or it is in vain. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "taskmanager.memory.process.size=1728m",
        "taskmanager.memory.process.size=2000000000b,taskmanager.numberOfTaskSlots=3",
        "taskmanager.memory.flink.size=4g,taskmanager.cpu.cores=1.5",
        "taskmanager.memory.process.size=1728m,yarn.containers.vcores=7",
        "taskmanager.memory.task.heap.size=512m,taskmanager.memory.managed.size=1g",
        "taskmanager.memory.process.size=8g,taskmanager.memory.network.fraction=0.3",
        "taskmanager.memory.process.size=2g,external-resources=gpu,"
            + "external-resource.gpu.amount=2,external-resource.gpu.yarn.config-key=yarn.io/gpu",
      })
  void theDefaultKindIsWhatFlinksResourceManagerAsksFor(String settings) throws Exception {
    Configuration configuration = configuration(settings);
    WorkerKinds kinds = new WorkerKinds(configuration);
    WorkerKind anticipated = kinds.defaultKind(configuration);
    assertThat(kinds.of(flinksSpecification(configuration))).isSameAs(anticipated);
  }

  @Test
  void aKindHasItsProcessesSize() {
    Configuration configuration =
        configuration(
            "taskmanager.memory.process.size=1728m,taskmanager.numberOfTaskSlots=2,"
                + "env.java.opts.taskmanager=-Dmine=1");
    WorkerKind kind = new WorkerKinds(configuration).defaultKind(configuration);
    assertThat(kind.shape().memoryMegabytes()).isEqualTo(1728);
    assertThat(kind.shape().vcores()).isEqualTo(2);
    assertThat(kind.jvmOptions())
        .contains("-Dmine=1")
        .anyMatch(option -> option.startsWith("-Xmx"))
        .anyMatch(option -> option.startsWith("-XX:MaxMetaspaceSize="));
    assertThat(kind.arguments()).contains("-D taskmanager.memory.managed.size=");
  }

  @Test
  void aKindAsksYarnForTheResourcesThatHaveANameThere() {
    Configuration configuration =
        configuration(
            "taskmanager.memory.process.size=1728m,external-resources=gpu;disk,"
                + "external-resource.gpu.amount=2,"
                + "external-resource.gpu.yarn.config-key=yarn.io/gpu,"
                + "external-resource.disk.amount=1");
    WorkerKind kind = new WorkerKinds(configuration).defaultKind(configuration);
    assertThat(kind.shape().otherResources()).containsOnly(Map.entry("yarn.io/gpu", 2L));
    assertThat(kind.shape().fits(2000, 1, Map.of("yarn.io/gpu", 2L))).isTrue();
    assertThat(kind.shape().fits(2000, 1, Map.of("yarn.io/gpu", 1L))).isFalse();
    assertThat(kind.shape().fits(2000, 1, Map.of())).isFalse();
    assertThat(kind.shape().doesNotFit("small")).contains("{yarn.io/gpu=2}");
  }

  @Test
  void equalSpecificationsAreOfOneKindAndOthersHaveAPriorityOfTheirOwnInEachAttempt() {
    Configuration configuration = configuration("taskmanager.memory.process.size=1728m");
    WorkerKinds kinds = new WorkerKinds(configuration);
    WorkerKind first = kinds.defaultKind(configuration);
    WorkerKind one = kinds.of(specification("1g"));
    WorkerKind other = kinds.of(specification("2g"));
    assertThat(kinds.of(specification("1g"))).isSameAs(one);
    assertThat(first.shape().priority()).isEqualTo(1);
    assertThat(one.shape().priority()).isGreaterThan(1).isNotEqualTo(other.shape().priority());
    WorkerKinds nextAttempts = new WorkerKinds(configuration);
    assertThat(nextAttempts.defaultKind(configuration)).isEqualTo(first);
    assertThat(nextAttempts.of(specification("2g"))).isEqualTo(other);
    assertThat(nextAttempts.of(specification("1g"))).isEqualTo(one);
  }

  private static TaskExecutorProcessSpec specification(String size) {
    return TaskExecutorProcessUtils.processSpecFromConfig(
        configuration("taskmanager.memory.process.size=" + size));
  }

  private static TaskExecutorProcessSpec flinksSpecification(Configuration configuration)
      throws Exception {
    WorkerResourceSpec worker =
        new YarnResourceManagerFactory(null, null, null, null)
            .createResourceManagerRuntimeServicesConfiguration(configuration)
            .getSlotManagerConfiguration()
            .getDefaultWorkerResourceSpec();
    return TaskExecutorProcessUtils.processSpecFromWorkerResourceSpec(
        new FlinksView().of(configuration), worker);
  }

  private static Configuration configuration(String settings) {
    Map<String, String> map = new HashMap<>();
    for (String setting : settings.split(",", -1)) {
      int equals = setting.indexOf('=');
      map.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return Configuration.fromMap(map);
  }

  /** Shows the configuration that Flink's ActiveResourceManager works with. */
  private static final class FlinksView extends ActiveResourceManagerFactory<YarnWorker> {
    Configuration of(Configuration configuration) {
      return getEffectiveConfigurationForResourceManager(configuration);
    }

    @Override
    protected ResourceManagerDriver<YarnWorker> createResourceManagerDriver(
        Configuration configuration, String webInterfaceUrl, String rpcAddress) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected ResourceManagerRuntimeServicesConfiguration
        createResourceManagerRuntimeServicesConfiguration(Configuration configuration) {
      throw new UnsupportedOperationException();
    }
  }
}
