package io.bobbin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathTest {
  private final ClassPath classPath =
      new ClassPath(
          List.of(
              "zookeeper-3.jar",
              "hadoop-yarn-client-3.jar",
              "picocli-4.jar",
              "flink-runtime-2.jar",
              "bobbin-yarn-client-1.jar",
              "bobbin-yarn-am-1.jar",
              "bobbin-launch-1.jar",
              "bobbin-taskexecutor-1.jar",
              "flink-core-2.jar"));

  @Test
  void putsOwnJarsFirstThenFlinksThenTheRest() {
    assertThat(classPath.client())
        .containsExactly(
            "bobbin-launch-1.jar",
            "bobbin-taskexecutor-1.jar",
            "bobbin-yarn-am-1.jar",
            "bobbin-yarn-client-1.jar",
            "flink-core-2.jar",
            "flink-runtime-2.jar",
            "hadoop-yarn-client-3.jar",
            "picocli-4.jar",
            "zookeeper-3.jar");
  }

  @Test
  void givesContainersNothingOfTheClientAndTheLaunchJarLast() {
    assertThat(classPath.container())
        .isEqualTo(
            "bundle/lib/bobbin-launch-1.jar:bundle/lib/bobbin-taskexecutor-1.jar"
                + ":bundle/lib/bobbin-yarn-am-1.jar:bundle/lib/flink-core-2.jar"
                + ":bundle/lib/flink-runtime-2.jar:bundle/lib/hadoop-yarn-client-3.jar"
                + ":bundle/lib/zookeeper-3.jar:launch.jar")
        .startsWith(classPath.archived());
  }
}
