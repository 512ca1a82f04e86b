package io.bobbin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenNamesTest {
  private final HiddenNames names = new HiddenNames();

  @ParameterizedTest
  @CsvSource({
    "scala/Option, io/bobbin/rpc/scala/Option",
    "org/apache/pekko/actor/Actor$, io/bobbin/rpc/org/apache/pekko/actor/Actor$",
    "org/apache/flink/runtime/rpc/pekko/PekkoUtils, org/apache/flink/runtime/rpc/pekko/PekkoUtils",
    "java/lang/String, java/lang/String",
    "reference.conf, io.bobbin.rpc.reference.conf"
  })
  void renamesPaths(String path, String renamed) {
    assertThat(names.path(path)).isEqualTo(renamed);
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.pekko.actor.Actor, io.bobbin.rpc.org.apache.pekko.actor.Actor",
    "logging-filter = 'org.apache.pekko.event.X', logging-filter = 'io.bobbin.rpc.org.apache.pekko.event.X'",
    "a scala.Some and scala/None, a io.bobbin.rpc.scala.Some and io/bobbin/rpc/scala/None"
  })
  void renamesWhatTextsName(String text, String renamed) {
    assertThat(names.mapValue(text)).isEqualTo(renamed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"my.scala.Thing", "Actor.scala", "pekko.actor.provider", "see reference.conf"})
  void leavesOtherTexts(String text) {
    assertThat(names.mapValue(text)).isEqualTo(text);
  }

  @Test
  void leavesOtherValues() {
    assertThat(names.mapValue(7)).isEqualTo(7);
  }
}
