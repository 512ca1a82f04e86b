package io.bobbin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFileTest {
  /** Prints the system property that its JVM was started with. */
  static final class Echo {
    public static void main(String[] args) {
      System.out.print(System.getProperty("echoed"));
    }
  }

  @Test
  void leavesPlainArgumentsAlone() {
    assertThat(
            new ArgumentFile(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp", "a:b"))
                .text())
        .isEqualTo("--add-opens=java.base/java.lang=ALL-UNNAMED\n-cp\na:b\n");
  }

  @Test
  void isReadByTheJvmAsItWasMeant(@TempDir Path directory) throws Exception {
    String odd = "a b  'c' \"d\" \\e #f\tg";
    Path file = directory.resolve("odd.args");
    Files.writeString(
        file,
        new ArgumentFile(List.of("-Dechoed=" + odd, "-cp", System.getProperty("java.class.path")))
            .text());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + file,
                Echo.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String echoed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(echoed).isEqualTo(odd);
  }
}
