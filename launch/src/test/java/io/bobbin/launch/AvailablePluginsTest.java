package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailablePluginsTest {
  @TempDir Path home;

  @Test
  void pluginsOfTheBundleMayBeAskedFor() throws IOException {
    Files.createDirectories(home.resolve("plugins/s3"));
    Files.createDirectories(home.resolve("plugins/jmx"));

    assertThatCode(() -> check("s3,jmx")).doesNotThrowAnyException();
    assertThatThrownBy(() -> check("s3,gs"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("The value 'gs' of bobbin.plugins")
        .hasMessageContaining("which has jmx, s3");
  }

  @Test
  void bundleMayHaveNone() {
    assertThatCode(() -> new AvailablePlugins(home.resolve("plugins")).require(List.of()))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check("s3")).hasMessageContaining("which has none");
  }

  private void check(String plugins) throws IOException {
    new AvailablePlugins(home.resolve("plugins")).require(List.of(plugins.split(",")));
  }
}
