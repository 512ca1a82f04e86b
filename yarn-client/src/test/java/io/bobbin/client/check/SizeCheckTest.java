package io.bobbin.client.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import java.util.Map;
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

  @Test
  void furtherResourcesMustBeKnownAndEnough() {
    ContainerSize asked = new ContainerSize(1024, 1, Map.of("yarn.io/gpu", 2L));
    SizeCheck.check(SMALL, asked, with("yarn.io/gpu", 2), Optional.empty());
    assertThatThrownBy(
            () -> SizeCheck.check(SMALL, asked, with("yarn.io/gpu", 1), Optional.empty()))
        .isInstanceOf(BobbinException.class)
        .hasMessageContaining(
            "A worker asks for 2 yarn.io/gpu; the largest container of this cluster has 1.")
        .hasMessageContaining("external-resource.NAME.amount");
    assertThatThrownBy(() -> SizeCheck.check(SMALL, asked, LARGEST, Optional.empty()))
        .isInstanceOf(BobbinException.class)
        .hasMessageContaining("asks for 2 yarn.io/gpu, which this cluster does not know");
  }

  private static ContainerSize with(String name, long amount) {
    return new ContainerSize(LARGEST.memory(), LARGEST.vcores(), Map.of(name, amount));
  }
}
