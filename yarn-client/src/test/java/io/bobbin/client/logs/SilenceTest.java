package io.bobbin.client.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private final BobbinException unreachable =
      new BobbinException(ExitCode.UNREACHABLE, "YARN did not answer within 10.0 s.");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long now;
  private final Silence silence =
      new Silence(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> now);

  @Test
  void isBorneForFiveMinutesAndToldOnce() {
    silence.on(unreachable);
    now += Duration.ofSeconds(299).toNanos();
    silence.on(unreachable);
    silence.end();
    silence.end();
    silence.on(unreachable);
    now += Duration.ofMinutes(5).toNanos();

    assertThatThrownBy(() -> silence.on(unreachable))
        .hasMessageContaining("has not answered for 300 s")
        .asInstanceOf(InstanceOfAssertFactories.type(BobbinException.class))
        .extracting(BobbinException::exitCode)
        .isEqualTo(ExitCode.LOST_CONTACT);
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "YARN did not answer within 10.0 s. The logs are followed on.",
            "YARN answers again",
            "YARN did not answer within 10.0 s. The logs are followed on.");
  }

  @Test
  void otherFailuresAreNone() {
    BobbinException unknown = new BobbinException(ExitCode.USAGE, "no such application");

    assertThatThrownBy(() -> silence.on(unknown)).isSameAs(unknown);
  }
}
