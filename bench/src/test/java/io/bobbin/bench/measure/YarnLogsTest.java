package io.bobbin.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YarnLogsTest {
  private static final String RESOURCE_MANAGER =
      """
      2026-01-01 00:00:01,000 INFO RMAppImpl: Storing application with id application_7_0001
      2026-01-01 00:00:02,000 INFO RMAppImpl: Storing application with id application_7_0002
      2026-01-01 00:00:02,010 INFO RMContainerImpl: container_7_0002_01_000001 Container Transitioned from NEW to ALLOCATED
      2026-01-01 00:00:03,000 INFO RMContainerImpl: container_7_0002_01_000002 Container Transitioned from NEW to ALLOCATED
      a line without a time of application_7_0002
      2026-01-01 00:00:09,000 INFO RMAppImpl: application_7_0002 State change from FINISHING to FINISHED on event = ATTEMPT_FINISHED
      """;
  private static final String NODE_1 =
      """
      2026-01-01 00:00:02,500 INFO ContainerImpl: Container container_7_0002_01_000001 transitioned from SCHEDULED to RUNNING
      2026-01-01 00:00:08,500 INFO ContainerImpl: Container container_7_0002_01_000001 transitioned from RUNNING to EXITED_WITH_SUCCESS
      2026-01-01 00:00:08,501 INFO ContainerImpl: Container container_7_0002_01_000001 transitioned from EXITED_WITH_SUCCESS to DONE
      """;
  private static final String NODE_2 =
      """
      2026-01-01 00:00:03,500 INFO ContainerImpl: Container container_7_0002_01_000002 transitioned from SCHEDULED to RUNNING
      2026-01-01 00:00:07,000 INFO ContainerImpl: Container container_7_0002_01_000002 transitioned from RUNNING to EXITED_WITH_SUCCESS
      2026-01-01 00:00:09,250 INFO ContainerImpl: Container container_7_0002_01_000002 transitioned from EXITED_WITH_SUCCESS to DONE
      """;

  @TempDir private Path directory;

  @Test
  void tellsAnApplicationsMilestonesFromAllDaemonsLogs() throws IOException {
    YarnLogs logs =
        new YarnLogs(
            write("resourcemanager", RESOURCE_MANAGER),
            List.of(write("node1", NODE_1), write("node2", NODE_2)),
            "application_7_0002");

    long submitted = logs.submitted().orElseThrow();
    assertThat(after(submitted, logs.masterStarted())).isEqualTo(500);
    assertThat(after(submitted, logs.workerAllocated())).isEqualTo(1000);
    assertThat(after(submitted, logs.workerStarted())).isEqualTo(1500);
    assertThat(after(submitted, logs.workersEnded())).isEqualTo(5000);
    assertThat(after(submitted, logs.gone())).isEqualTo(7250);
  }

  private static long after(long begin, OptionalLong time) {
    return time.orElseThrow() - begin;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
