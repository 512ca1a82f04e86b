package io.bobbin.launch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlMessage.Challenge;
import io.bobbin.launch.control.ControlMessage.Exiting;
import io.bobbin.launch.control.ControlMessage.Hello;
import io.bobbin.launch.control.ControlMessage.JobChanged;
import io.bobbin.launch.control.ControlMessage.JobPhase;
import io.bobbin.launch.control.ControlMessage.MasterReady;
import io.bobbin.launch.control.ControlMessage.Ping;
import io.bobbin.launch.control.ControlMessage.Rejected;
import io.bobbin.launch.control.ControlMessage.Role;
import io.bobbin.launch.control.ControlMessage.Superseded;
import io.bobbin.launch.control.ControlMessage.Welcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlMessageFormatTest {
  static List<ControlMessage> messages() {
    List<ControlMessage> messages = new ArrayList<>();
    messages.add(new Challenge(Integer.MAX_VALUE, "0f"));
    for (Role role : Role.values()) {
      messages.add(new Hello(role, "container_e17_1_1_01_000002", "ab", "cd"));
    }
    messages.add(new Welcome(2, "ef"));
    messages.add(new Rejected("the secret\nis \"wrong\" & 100% + more"));
    messages.add(new Ping(true));
    messages.add(new Ping(false));
    messages.add(new Superseded(3));
    messages.add(new Admitted("pekko.tcp://flink@h:1/user/rpc/rm_0", "a-b"));
    messages.add(new Exiting(""));
    messages.add(new MasterReady("http://host:8081/?a=b#c"));
    for (JobPhase phase : JobPhase.values()) {
      messages.add(new JobChanged("0a", phase, "größe 漢字 \uD83D\uDE00"));
    }
    return messages;
  }

  @ParameterizedTest
  @MethodSource("messages")
  void keepsEveryMessageInOneLine(ControlMessage message) throws Exception {
    String line = ControlMessageFormat.format(message);
    assertThat(line).isASCII().doesNotContain("\n", "\r");
    assertThat(ControlMessageFormat.parse(line)).isEqualTo(message);
  }

  @Test
  void cutsLongTextsSoThatTheLineStaysWithinItsLimit() throws Exception {
    String line =
        ControlMessageFormat.format(new JobChanged("0a", JobPhase.FAILED, "漢".repeat(9_000)));
    assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(ControlMessage.MAX_LINE);
    assertThat(((JobChanged) ControlMessageFormat.parse(line)).name()).isEqualTo("漢".repeat(600));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "hello WORKER a b",
        "hello WORKER a b c d",
        "hello worker a b c",
        "hello  WORKER a b",
        "HELLO WORKER a b c",
        "challenge one ab",
        "challenge 99999999999 ab",
        "welcome %",
        "welcome %zz",
        "welcome %-1",
        "welcome/1",
        "welcome a b",
        "superseded x",
        "ping",
        "job a RUNNING",
        "job a STARTED b",
        "GET / HTTP/1.1"
      })
  void refusesWhatIsNoMessage(String line) {
    assertThatExceptionOfType(ControlProtocolException.class)
        .isThrownBy(() -> ControlMessageFormat.parse(line));
  }

  @Test
  void refusesAnOverlongLineAndDoesNotRepeatIt() {
    assertThatExceptionOfType(ControlProtocolException.class)
        .isThrownBy(() -> ControlMessageFormat.parse("exiting " + "x".repeat(9_000)))
        .withMessage("Line of 9008 characters");
  }

  /** Any line is a message or a protocol error; nothing else may come out. */
  @Test
  void survivesAnyLine() {
    Random random = new Random(17);
    List<String> lines = messages().stream().map(ControlMessageFormat::format).toList();
    int understood = 0;
    for (int i = 0; i < 50_000; i++) {
      String line =
          i % 5 == 0 ? noise(random) : mutated(lines.get(random.nextInt(lines.size())), random);
      try {
        assertThat(ControlMessageFormat.parse(line)).isNotNull();
        understood++;
      } catch (ControlProtocolException expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      } catch (RuntimeException e) {
        throw new AssertionError("Line: " + line, e);
      }
    }
    assertThat(understood).as("mutations that are messages still").isBetween(5_000, 45_000);
  }

  private static String mutated(String line, Random random) {
    StringBuilder text = new StringBuilder(line);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, anyCharacter(random));
        case 1 -> text.setLength(at);
        case 2 -> text.replace(at, Math.min(text.length(), at + 2), "" + anyCharacter(random));
        default -> text.delete(at, Math.min(text.length(), at + 1));
      }
    }
    return text.toString();
  }

  private static String noise(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(200); length > 0; length--) {
      text.append(anyCharacter(random));
    }
    return text.toString();
  }

  private static char anyCharacter(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> " %+-/0\0\t".charAt(random.nextInt(8));
      case 1 -> (char) random.nextInt(Character.MAX_VALUE);
      default -> (char) (' ' + random.nextInt(95));
    };
  }
}
