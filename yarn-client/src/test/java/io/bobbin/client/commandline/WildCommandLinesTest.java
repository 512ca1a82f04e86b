package io.bobbin.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WildCommandLinesTest {
  private final LegacyCommandLine translator = new LegacyCommandLine();

  static List<WildCommandLine> translated() {
    return WildCommandLines.translated();
  }

  @ParameterizedTest
  @MethodSource("translated")
  void becomesWhatTheTableSays(WildCommandLine line) {
    ModernCommandLine modern = translator.modernize(line.arguments());

    assertThat(WildCommandLines.quoted(modern.arguments())).isEqualTo(line.modern());
    assertThat(modern.notices()).hasSize(line.notices());
  }

  @ParameterizedTest
  @MethodSource("translated")
  void isNotTranslatedTwice(WildCommandLine line) {
    assertThat(translator.modernize(line.modernArguments()))
        .isEqualTo(new ModernCommandLine(line.modernArguments(), List.of()));
  }

  /** A program is a jar everywhere in the table, but for Python's, which options name. */
  @ParameterizedTest
  @MethodSource("translated")
  void leavesTheProgramAndItsArguments(WildCommandLine line) {
    List<String> arguments = line.arguments();
    int jar = firstJar(arguments);
    if (jar < arguments.size() && !line.kind().equals("savepoint")) {
      List<String> program = arguments.subList(jar, arguments.size());

      assertThat(translator.modernize(arguments).arguments())
          .endsWith(program.toArray(new String[0]));
    }
  }

  @Test
  void tableHasEveryVerbAndNoLineTwice() {
    Set<String> kinds =
        WildCommandLines.all().stream().map(WildCommandLine::kind).collect(Collectors.toSet());

    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "run",
            "run-application",
            "info",
            "list",
            "cancel",
            "stop",
            "savepoint",
            "checkpoint",
            "yarn-session");
    assertThat(WildCommandLines.all().stream().map(WildCommandLine::line))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(60);
  }

  private static int firstJar(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      String before = arguments.get(i - 1);
      boolean value = Set.of("-yt", "--yarnship", "-C", "--classpath").contains(before);
      if (arguments.get(i).endsWith(".jar") && !value) {
        return i;
      }
    }
    return arguments.size();
  }
}
