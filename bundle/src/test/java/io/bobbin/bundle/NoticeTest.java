package io.bobbin.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeTest {
  @TempDir Path directory;
  private Notice notice;

  @BeforeEach
  void read() throws IOException {
    Path file = directory.resolve("NOTICE");
    Files.writeString(file, "Mentions c.jar\n\nlib/\n  a-1.jar  Apache-2.0\n  b-1.jar  MIT\n");
    notice = Notice.read(file);
  }

  @Test
  void acceptsExactlyTheJarsThatItNames() {
    assertThatCode(() -> notice.check(List.of("b-1.jar", "a-1.jar"))).doesNotThrowAnyException();
  }

  @Test
  void saysWhatToAddAndWhatToRemove() {
    assertThatThrownBy(() -> notice.check(List.of("a-1.jar", "b-2.jar")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Add with their licences: [b-2.jar]")
        .hasMessageContaining("Remove: [b-1.jar]");
  }
}
