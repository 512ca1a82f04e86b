package io.bobbin.client.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class EngineSizingTest {
  @Test
  void sizesWithoutAnyConfigurationAreFlinksDefaults() {
    EngineResources resources = EngineSizing.of(Map.of());

    assertThat(resources.masterMemory()).isEqualTo(1600);
    assertThat(resources.workerMemory()).isEqualTo(1728);
    assertThat(resources.workers()).isEqualTo(1);
    assertThat(resources.masterFlags())
        .containsExactly("-Xmx1073741824", "-Xms1073741824", "-XX:MaxMetaspaceSize=268435456");
    assertThat(resources.derivedConfiguration())
        .containsEntry("jobmanager.memory.heap.size", "1073741824b")
        .containsEntry("jobmanager.memory.jvm-overhead.max", "201326592b")
        .containsEntry("taskmanager.memory.process.size", "1728 mb");
  }

  @Test
  void derivesTheContainerFromFlinkMemory() {
    EngineResources resources =
        EngineSizing.of(
            Map.of(
                "jobmanager.memory.flink.size", "1g",
                "taskmanager.memory.flink.size", "2g"));

    assertThat(resources.masterMemory()).isEqualTo(1024 + 256 + 192);
    assertThat(resources.workerMemory()).isEqualTo(2048 + 256 + 256);
  }

  @Test
  void countsWorkersByTheirSlots() {
    assertThat(workers("7", "3")).isEqualTo(3);
    assertThat(workers("6", "3")).isEqualTo(2);
    assertThat(workers("1", "3")).isEqualTo(1);
  }

  @Test
  void virtualCoresMayBeThoseOfTheEnginesOwnKey() {
    assertThat(EngineSizing.of(Map.of()).workerCores()).isEmpty();
    assertThat(EngineSizing.of(Map.of("taskmanager.cpu.cores", "2.5")).workerCores()).hasValue(3);
    assertThat(EngineSizing.of(Map.of("taskmanager.cpu.cores", "0.1")).workerCores()).hasValue(1);
  }

  @Test
  void tellsWhatIsWrongInOneLine() {
    assertWrong("taskmanager.memory.process.size", "abc", "Could not parse value 'abc'");
    assertWrong(
        "taskmanager.memory.process.size", "100m", "exceed configured Total Process Memory");
    assertWrong("jobmanager.memory.process.size", "100m", "exceed configured Total Process Memory");
    assertWrong("parallelism.default", "x", "Could not parse value 'x'");
    assertWrong("parallelism.default", "0", "must be a whole number from 1 on");
    assertWrong("taskmanager.numberOfTaskSlots", "-1", "must be a whole number from 1 on");
  }

  @Test
  void minimumAndSpareWorkersAreCounted() {
    EngineResources resources =
        EngineSizing.of(
            Map.of(
                "taskmanager.numberOfTaskSlots", "2",
                "slotmanager.number-of-slots.min", "5",
                "slotmanager.redundant-taskmanager-num", "2"));
    assertThat(resources.workersWithoutJobs()).isEqualTo(3);
    assertThat(resources.workers()).isEqualTo(3);
    assertThat(
            EngineSizing.of(
                    Map.of(
                        "parallelism.default", "2", "slotmanager.redundant-taskmanager-num", "1"))
                .workers())
        .isEqualTo(3);
    assertWrong("slotmanager.number-of-slots.min", "-1", "must be a whole number from 0 on");
  }

  private static int workers(String parallelism, String slots) {
    return EngineSizing.of(
            Map.of("parallelism.default", parallelism, "taskmanager.numberOfTaskSlots", slots))
        .workers();
  }

  private static void assertWrong(String key, String value, String reason) {
    assertThatThrownBy(() -> EngineSizing.of(Map.of(key, value)))
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n")
        .asInstanceOf(InstanceOfAssertFactories.type(BobbinException.class))
        .extracting(BobbinException::exitCode)
        .isEqualTo(ExitCode.USAGE);
  }
}
