package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
  private static final Setting<Integer> NUMBER = Setting.wholeNumber("n", 3, 1, 10, "A number.");
  private static final Setting<Duration> SECONDS =
      Setting.duration("d", "5 s", ChronoUnit.SECONDS, "A duration.");
  private static final Setting<List<String>> LIST = Setting.list("l", "", "A list.");

  @Test
  void takesTheDefaultIfNothingIsConfigured() {
    assertThat(NUMBER.get(Map.of())).isEqualTo(3);
    assertThat(SECONDS.get(Map.of())).isEqualTo(Duration.ofSeconds(5));
    assertThat(LIST.get(Map.of())).isEmpty();
  }

  @Test
  void aSettingWithoutDefaultIsFoundOrNot() {
    Setting<String> optional = Setting.optionalText("t", "A text.");
    assertThat(optional.find(Map.of())).isEmpty();
    assertThat(optional.find(Map.of("t", "x"))).contains("x");
    assertThatIllegalStateException().isThrownBy(() -> optional.get(Map.of()));
  }

  @Test
  void formerKeysAreFoundUnlessTheKeyItselfIsThere() {
    Setting<Integer> renamed = NUMBER.formerly("old");
    assertThat(renamed.get(Map.of("old", "7"))).isEqualTo(7);
    assertThat(renamed.get(Map.of("old", "7", "n", "8"))).isEqualTo(8);
    assertThat(renamed.keys()).containsExactly("n", "old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "10", " 7 "})
  void takesNumbersWithinTheirBounds(String text) {
    assertThat(NUMBER.get(Map.of("n", text))).isEqualTo(Integer.parseInt(text.trim()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "", "ten", "1.5", "99999999999"})
  void refusesOtherNumbers(String text) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> NUMBER.get(Map.of("n", text)))
        .withMessage(
            "The value '%s' of n is not a whole number from 1 to 10. Correct it in"
                + " conf/config.yaml or with -D n=VALUE.",
            text);
  }

  @ParameterizedTest
  @CsvSource({
    "7,7000",
    "10ms,10",
    "70 ms,70",
    "7 s,7000",
    "2min,120000",
    "1 h,3600000",
    "1 d,86400000"
  })
  void takesDurationsAndPlainNumbers(String text, long millis) {
    assertThat(SECONDS.get(Map.of("d", text))).hasMillis(millis);
  }

  @Test
  void aPlainNumberIsInTheSettingsOwnUnit() {
    Setting<Duration> millis = Setting.duration("m", "1 s", ChronoUnit.MILLIS, "A duration.");
    assertThat(millis.get(Map.of("m", "70"))).hasMillis(70);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "-1 s",
        "0",
        "9 ms",
        "1.5 s",
        "1 week",
        "1 S",
        "1 s 5 ms",
        "99999999999999999999 ms",
        "100001 d",
        "9223372036854775807 d",
        "9223372036854775807 s"
      })
  void refusesOtherDurations(String text) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> SECONDS.get(Map.of("d", text)))
        .withMessageStartingWith(
            "The value '%s' of d is not a duration of at least 10 ms such as '500 ms',"
                + " '10 s' or '5 min'.",
            text);
  }

  @Test
  void splitsListsAtEitherSeparatorAndDropsBlanks() {
    assertThat(LIST.get(Map.of("l", " a, b;;c ,"))).containsExactly("a", "b", "c");
  }
}
