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
                    "yarn.aplication.queue", "etl",
                    "yarn.application.queue", "etl",
                    "external-resources", "gpu",
                    "taskmanager.numberOfTaskSlots", "2")))
        .containsExactly(
            "external-resources has no effect: Bobbin does not support it.",
            "yarn.aplication.queue has no effect: Bobbin does not support it.",
            "yarn.ship-filez has no effect: Bobbin does not support it.");
  }

  private static void assertRefused(String key, String value, String message) {
    assertThatThrownBy(() -> KeyCheck.check(Map.of(key, value)))
        .hasMessageContaining(message)
        .asInstanceOf(InstanceOfAssertFactories.type(BobbinException.class))
        .extracting(BobbinException::exitCode)
        .isEqualTo(ExitCode.USAGE);
  }
}
