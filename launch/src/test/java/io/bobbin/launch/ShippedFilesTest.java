package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedFilesTest {
  @Test
  void javaIsToldAClassPathOnlyIfItIsNotTheBundles() {
    assertThat(ShippedFiles.NONE.javaOptions()).isEmpty();
    assertThat(new ShippedFiles(List.of(), Optional.of("a.jar:b")).javaOptions())
        .containsExactly("-cp", "a.jar:b");
  }
}
