package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerJavaTest {
  @TempDir Path bundle;

  @Test
  void isTheNodesIfTheBundleHasNone() throws Exception {
    assertThat(ContainerJava.of(ContainerJava.BUNDLED, bundle)).isEqualTo(ContainerJava.NODE);
    Files.createDirectory(bundle.resolve("java"));
    Files.createFile(bundle.resolve("java/release"));
    assertThat(ContainerJava.of(ContainerJava.BUNDLED, bundle)).isEqualTo(ContainerJava.BUNDLED);
    assertThat(ContainerJava.of(ContainerJava.NODE, bundle)).isEqualTo(ContainerJava.NODE);
  }

  @Test
  void isConfiguredByName() {
    assertThat(Settings.JAVA.get(Map.of())).isEqualTo(ContainerJava.BUNDLED);
    assertThat(Settings.JAVA.get(Map.of("bobbin.java", " Node"))).isEqualTo(ContainerJava.NODE);
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> Settings.JAVA.get(Map.of("bobbin.java", "mine")))
        .withMessageContaining("'bundled' or 'node'");
  }

  @Test
  void onlyTheBundlesOwnGetsArgumentsThatAnotherMayNotKnow() {
    assertThat(ContainerJava.NODE.command())
        .containsExactly("{{JAVA_HOME}}/bin/java", "@bundle/container.args");
    assertThat(ContainerJava.BUNDLED.command())
        .containsExactly("bundle/java/bin/java", "@bundle/java.args", "@bundle/container.args");
  }
}
