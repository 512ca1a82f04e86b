package io.bobbin.client.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveConfigurationTest {
  @TempDir Path directory;

  @Test
  void commandLineWinsOverTheFile() throws IOException {
    write("parallelism.default: 3\ntaskmanager:\n  numberOfTaskSlots: 2\nyarn.tags: a,b\n");

    Map<String, String> configuration =
        EffectiveConfiguration.load(
                directory,
                Map.of("parallelism.default", "4", "taskmanager.numberOfTaskSlots", "8"),
                Optional.of(5))
            .settings();

    assertThat(configuration)
        .containsEntry("parallelism.default", "5")
        .containsEntry("taskmanager.numberOfTaskSlots", "8")
        .containsEntry("yarn.tags", "a,b");
  }

  @Test
  void saysWhichFileIsNotWellFormed() throws IOException {
    write("a: [1\n");

    assertThatThrownBy(() -> EffectiveConfiguration.load(directory, Map.of(), Optional.empty()))
        .isInstanceOf(BobbinException.class)
        .hasMessageContaining("config.yaml is not well formed");
  }

  @Test
  void keysOfEarlierReleasesAreSaidAndReplacedUnlessThePresentOneIsSet() throws IOException {
    write("jobmanager.heap.size: 2g\ntaskmanager.heap.size: 3g\n");

    EffectiveConfiguration configuration =
        EffectiveConfiguration.load(
            directory,
            Map.of("taskmanager.memory.process.size", "4g", "taskmanager.heap.size", "5g"),
            Optional.empty());

    assertThat(configuration.settings())
        .containsEntry("jobmanager.memory.process.size", "2g")
        .containsEntry("taskmanager.memory.process.size", "4g")
        .doesNotContainKeys("jobmanager.heap.size", "taskmanager.heap.size");
    assertThat(configuration.notices())
        .hasSize(3)
        .allMatch(notice -> notice.contains("heap.size' is now"));
  }

  private void write(String text) throws IOException {
    Files.writeString(directory.resolve("config.yaml"), text);
  }
}
