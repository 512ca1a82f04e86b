package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnabledPluginsTest {
  @TempDir Path container;

  @BeforeEach
  void unpackBundle() throws Exception {
    for (String name : List.of("s3-fs-hadoop", "metrics-prometheus")) {
      Path plugin = Files.createDirectories(container.resolve("bundle/plugins/" + name));
      Files.writeString(plugin.resolve("plugin.jar"), name);
    }
    Files.writeString(container.resolve("bundle/plugins/README.txt"), "not a plugin");
  }

  @Test
  void linksTheNamedOnes() throws Exception {
    link("metrics-prometheus");
    assertThat(container.resolve("plugins/metrics-prometheus/plugin.jar"))
        .hasContent("metrics-prometheus");
    assertThat(container.resolve("plugins/s3-fs-hadoop")).doesNotExist();
  }

  @Test
  void makesAnEmptyDirectoryIfThereAreNone() throws Exception {
    link();
    assertThat(container.resolve("plugins")).isEmptyDirectory();
  }

  @Test
  void linksAPluginThatIsNamedTwiceOnce() throws Exception {
    link("s3-fs-hadoop", "s3-fs-hadoop");
    assertThat(container.resolve("plugins/s3-fs-hadoop/plugin.jar")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3",
        ".",
        "..",
        "../..",
        "/etc",
        "s3-fs-hadoop/..",
        "README.txt",
        "../plugins/s3-fs-hadoop"
      })
  void refusesWhatIsNoPluginOfTheBundleAndNamesThoseThereAre(String name) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> link(name))
        .withMessageStartingWith(
            "The value '%s' of bobbin.plugins is not a plugin of the bundle, which has"
                + " metrics-prometheus, s3-fs-hadoop. ",
            name);
  }

  @Test
  void saysIfTheBundleHasNone(@TempDir Path empty) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> new EnabledPlugins(empty).link(List.of("s3")))
        .withMessageContaining("which has none.");
  }

  private void link(String... names) throws Exception {
    new EnabledPlugins(container).link(List.of(names));
  }
}
