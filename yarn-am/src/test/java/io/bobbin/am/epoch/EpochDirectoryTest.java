package io.bobbin.am.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the local file system, by the same interface of Hadoop's as on HDFS. */
class EpochDirectoryTest {
  @TempDir private Path epochs;
  private final AtomicInteger lost = new AtomicInteger();

  @BeforeEach
  void stage() throws IOException {
    LocalEpochs.staged(epochs);
  }

  @Test
  void whatWasPublishedIsTheNextOnesToo() throws IOException {
    EpochDirectory first = takeOver(1);
    publish(first, "plan.a", "x");
    publish(first, "plan.a", "longer");
    publish(first, "plan.b", "y");
    publish(first, "other", "");
    first.remove("plan.b");

    EpochDirectory third = takeOver(3);

    assertThat(third.names("plan.")).containsExactly("plan.a");
    assertThat(third.contains("other")).isTrue();
    try (var input = third.open("plan.a")) {
      assertThat(input).hasContent("longer");
    }
    assertThat(epochs.toFile().list()).containsExactly("epoch-3");
  }

  @Test
  void whoIsSupersededChangesNothing() throws IOException {
    EpochDirectory first = takeOver(1);
    publish(first, "kept", "x");
    EpochDirectory second = takeOver(2);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> publish(first, "kept", "y"));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> first.remove("kept"));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> first.open("kept"));
    assertThatExceptionOfType(SupersededException.class).isThrownBy(() -> takeOver(1));

    assertThat(lost).hasValue(3);
    assertThat(second.isLost()).isFalse();
    try (var input = second.open("kept")) {
      assertThat(input).hasContent("x");
    }
  }

  @Test
  void whoIsSupersededWhileItWritesHasPublishedNothing() throws IOException {
    EpochDirectory first = takeOver(1);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                first.publish(
                    "checkpoint",
                    output -> {
                      output.write('x');
                      takeOver(2);
                      output.write('y');
                    }));

    assertThat(takeOver(3).names("")).isEmpty();
    assertThat(lost).hasValue(1);
  }

  @Test
  void whatGoesWithTheApplicationIsNotLost() throws IOException {
    EpochDirectory only = takeOver(1);
    only.close();
    Files.delete(epochs.resolve("epoch-1"));

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> publish(only, "late", "x"));
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> only.remove("something"));

    assertThat(lost).hasValue(0);
    assertThat(epochs).isEmptyDirectory();
  }

  @Test
  void nobodyTakesOverWhatIsOver() throws IOException {
    Files.delete(epochs.resolve("epoch-0"));
    assertThatExceptionOfType(SupersededException.class).isThrownBy(() -> takeOver(1));
  }

  private EpochDirectory takeOver(int epoch) throws IOException {
    return new LocalEpochs(epochs).takeOver(epoch, lost::incrementAndGet);
  }

  private static void publish(EpochDirectory directory, String name, String text)
      throws IOException {
    directory.publish(name, output -> output.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
