package io.bobbin.client.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class KeyCheckTest {
  @Test
  void misspeltKeysOfOursAreRefusedWithTheRightOne() {
    assertRefused("bobbin.plugin", "s3", "no key bobbin.plugin. Did you mean bobbin.plugins?");
    assertRefused("bobbin.node.avoidence", "1 s", "Did you mean bobbin.node.avoidance?");
  }

  @Test
  void whatWouldNotBeSafeIsRefused() {
    assertRefused("high-availability.type", "zookeeper", "zookeeper, which is not supported yet");
    assertRefused("security.kerberos.login.keytab", "/k", "is not supported yet");
    assertThat(KeyCheck.check(Map.of("high-availability.type", "none"))).isEmpty();
  }

  @Test
  void keysWithoutEffectAreTold() {
    assertThat(
            KeyCheck.check(
                Map.of(
                    "yarn.ship-filez", "/a",
                    "yarn.provided.lib.dirs", "hdfs:///flink/lib",
                    "yarn.aplication.queue", "etl",
                    "yarn.application.queue", "etl",
                    "yarn.heartbeat-delay", "3",
                    "taskmanager.numberOfTaskSlots", "2")))
        .containsExactly(
            "yarn.aplication.queue has no effect: there is no such key.",
            "yarn.provided.lib.dirs has no effect: the bundle holds Flink's libraries.",
            "yarn.ship-filez has no effect: there is no such key.");
  }

  @Test
  void anExternalResourceNeedsAnAmount() {
    assertThat(
            KeyCheck.check(
                Map.of(
                    "external-resources", "gpu;disk",
                    "external-resource.gpu.yarn.config-key", "yarn.io/gpu",
                    "external-resource.gpu.amount", "1",
                    "external-resource.disk.yarn.config-key", "disk")))
        .containsExactly(
            "external-resource.disk.yarn.config-key has no effect:"
                + " external-resource.disk.amount is not set.");
  }

  @Test
  void servicesWithoutTokensAreTold() {
    assertThat(
            KeyCheck.check(
                Map.of("yarn.security.appmaster.delegation.token.services", "hadoopfs;hbase")))
        .containsExactly(
            "yarn.security.appmaster.delegation.token.services names hbase, which has no effect:"
                + " there are only tokens of hadoopfs.");
  }

  private static void assertRefused(String key, String value, String message) {
    assertThatThrownBy(() -> KeyCheck.check(Map.of(key, value)))
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(BobbinException.class))
        .extracting(BobbinException::exitCode)
        .isEqualTo(ExitCode.USAGE);
  }
}
