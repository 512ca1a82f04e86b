package io.bobbin.client.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizeCheckTest {
  private static final ContainerSize LARGEST = new ContainerSize(8192, 4);
  private static final ContainerSize SMALL = new ContainerSize(1024, 1);

  @Test
  void acceptsTheLargestContainer() {
    assertThatCode(() -> SizeCheck.check(LARGEST, LARGEST, LARGEST, Optional.of(8192L)))
        .doesNotThrowAnyException();
  }

  @Test
  void namesWhatIsAskedWhatIsThereAndWhatToChange() {
    assertThatThrownBy(
            () -> SizeCheck.check(new ContainerSize(8193, 1), SMALL, LARGEST, Optional.empty()))
        .hasMessage(
            "The application master asks for 8193 MiB and 1 vcore; the largest container of this"
                + " cluster has 8192 MiB and 4 vcores. Lower jobmanager.memory.process.size or"
                + " yarn.appmaster.vcores.");
    assertThatThrownBy(
            () -> SizeCheck.check(SMALL, new ContainerSize(1024, 5), LARGEST, Optional.empty()))
        .hasMessageContaining("A worker asks for 1024 MiB and 5 vcores");
    assertThatThrownBy(() -> SizeCheck.check(SMALL, LARGEST, LARGEST, Optional.of(4096L)))
        .hasMessageContaining("its queue may have 4096 MiB at most");
  }
}
