package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HadoopPropertiesTest {
  @Test
  void prefixesLeadToHadoopsNames() {
    assertThat(
            HadoopProperties.of(
                Map.of(
                    "flink.hadoop.dfs.replication", "5",
                    "flink.yarn.resourcemanager.hostname", "rm",
                    "yarn.tags", "etl")))
        .containsOnly(
            Map.entry("dfs.replication", "5"), Map.entry("yarn.resourcemanager.hostname", "rm"));
  }
}
