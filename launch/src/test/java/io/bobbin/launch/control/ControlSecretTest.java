package io.bobbin.launch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ControlSecretTest {
  private final ControlSecret secret = ControlSecret.generate();

  @Test
  void verifiesItsOwnProofs() {
    assertThat(secret.verify(secret.prove("WORKER", "größe"), "WORKER", "größe")).isTrue();
  }

  @Test
  void travelsAsBytes() {
    ControlSecret copy = ControlSecret.of(secret.toBytes());
    assertThat(copy.verify(secret.prove("a"), "a")).isTrue();
  }

  @Test
  void proofsDifferByWhereTheirPartsEnd() {
    assertThat(secret.prove("ab", "c"))
        .isNotEqualTo(secret.prove("a", "bc"))
        .isNotEqualTo(secret.prove("abc"))
        .isNotEqualTo(secret.prove("ab", "c", ""));
    assertThat(secret.prove("1:a")).isNotEqualTo(secret.prove("", "a"));
  }

  @Test
  void refusesProofsOfOtherSecretsAndTexts() {
    assertThat(secret.verify(ControlSecret.generate().prove("a"), "a")).isFalse();
    assertThat(secret.verify(secret.prove("a"), "b")).isFalse();
    assertThat(secret.verify("", "a")).isFalse();
    assertThat(secret.verify("漢", "a")).isFalse();
  }

  @Test
  void secretsAndNoncesAreNew() {
    assertThat(secret.toBytes()).hasSize(32).isNotEqualTo(ControlSecret.generate().toBytes());
    assertThat(ControlSecret.nonce()).hasSize(32).isNotEqualTo(ControlSecret.nonce());
  }

  @Test
  void keepsACopy() {
    byte[] bytes = secret.toBytes();
    String proof = ControlSecret.of(bytes).prove("a");
    ControlSecret copy = ControlSecret.of(bytes);
    bytes[0]++;
    copy.toBytes()[1]++;
    assertThat(copy.prove("a")).isEqualTo(proof);
  }

  @Test
  void refusesBytesThatAreNoSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ControlSecret.of(new byte[31]))
        .withMessage("A control secret has 32 bytes");
    assertThatIllegalArgumentException().isThrownBy(() -> ControlSecret.of(null));
  }

  @Test
  void hidesItselfFromLogs() {
    assertThat(secret.toString())
        .isEqualTo("ControlSecret[hidden]")
        .doesNotContain(HexFormat.of().formatHex(secret.toBytes()));
  }
}
