package io.bobbin.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.commandline.Argument.Given;
import io.bobbin.client.commandline.Argument.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;

/** Reads as the parser does that Flink uses. */
class ArgumentReaderTest {
  @Test
  void readsAsCommonsCliDoes() {
    Random random = new Random(11);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      List<String> line = RandomLines.next(random);
      Verb verb = Verb.of(line.get(0)).orElseThrow();
      List<String> words = line.subList(1, line.size());
      List<Argument> arguments = ArgumentReader.read(verb, words);
      try {
        CommandLine expected = CommonsCli.parse(verb, CommonsCli.allOptions(verb), words);
        if (!understoodByNobodyElse(words)) {
          assertThat(plain(arguments)).as("%s", line).isEqualTo(expected.getArgList());
          assertThat(given(arguments)).as("%s", line).isEqualTo(given(expected));
          read++;
        }
      } catch (ParseException e) {
        // Flink says what is wrong with it; here it only must not fail.
      }
    }
    assertThat(read).isGreaterThan(2_000);
  }

  /** -q is left to a program that an option names, as of 1.11. */
  private static boolean understoodByNobodyElse(List<String> words) {
    return words.contains("-q");
  }

  private static List<String> plain(List<Argument> arguments) {
    List<String> plain = new ArrayList<>();
    for (Argument argument : arguments) {
      if (argument instanceof Plain words) {
        plain.addAll(words.words().get(0).equals("--") ? tail(words.words()) : words.words());
      }
    }
    return plain;
  }

  private static List<String> tail(List<String> words) {
    return words.subList(1, words.size());
  }

  private static List<String> given(List<Argument> arguments) {
    return arguments.stream()
        .filter(Given.class::isInstance)
        .map(Given.class::cast)
        .map(given -> given.option() + " " + given.values())
        .toList();
  }

  private static List<String> given(CommandLine line) {
    return Stream.of(line.getOptions())
        .map(option -> "-" + option.getOpt() + " " + option.getValuesList())
        .toList();
  }
}
