package io.bobbin.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.commandline.WildCommandLine;
import io.bobbin.client.commandline.WildCommandLines;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Output;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class SessionCommandLinesTest {
  /** Options that are settings. */
  private static final Map<String, String> KEYS =
      Map.of(
          "-jm", "jobmanager.memory.process.size",
          "-tm", "taskmanager.memory.process.size",
          "-tmc", "yarn.containers.vcores",
          "-s", "taskmanager.numberOfTaskSlots",
          "-nm", "yarn.application.name",
          "-z", "high-availability.cluster-id",
          "-t", "yarn.ship-files");

  static List<WildCommandLine> published() {
    return WildCommandLines.all().stream().filter(line -> !line.isTranslated()).toList();
  }

  @ParameterizedTest
  @MethodSource("published")
  void publishedLinesMeanWhatTheyMeant(WildCommandLine line) {
    List<String> words = line.arguments();

    SessionOptions options = parse(words);

    assertThat(options.settings()).isEqualTo(settings(words));
    assertThat(options.detached)
        .isEqualTo(words.stream().anyMatch(List.of("-d", "--detached", "-yd")::contains));
    assertThat(options.applicationId.map(id -> List.of("-id", id)).orElse(List.of()))
        .isEqualTo(words.contains("-id") ? words : List.of());
    assertThat(options.notices())
        .hasSize((int) words.stream().filter(List.of("-n", "-st")::contains).count());
  }

  @Test
  void whatIsGoneIsSaid() {
    assertThat(parse(List.of("-n", "2", "-st", "-j", "flink.jar")).notices())
        .satisfiesExactly(
            notice -> assertThat(notice).startsWith("-j has no meaning any more"),
            notice -> assertThat(notice).startsWith("-n has no meaning any more"),
            notice -> assertThat(notice).startsWith("-st has no meaning any more"));
  }

  private static SessionOptions parse(List<String> words) {
    CommandLine commandLine =
        YarnSession.commandLine(new ClientEnvironment(Map.of()), Output.ofProcess());
    commandLine.parseArgs(words.toArray(String[]::new));
    return commandLine.<YarnSession>getCommand().session;
  }

  private static Map<String, String> settings(List<String> words) {
    Map<String, String> settings = new TreeMap<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      String word = words.get(i);
      String next = words.get(i + 1);
      if (word.equals("-D")) {
        String[] property = next.split("=", 2);
        settings.put(property[0], property[1]);
      } else if (KEYS.containsKey(word)) {
        boolean megabytes = Stream.of("-jm", "-tm").anyMatch(word::equals) && next.matches("\\d+");
        settings.put(KEYS.get(word), megabytes ? next + "m" : next);
      }
    }
    return settings;
  }
}
