package io.bobbin.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation's table of command lines is made of the published ones. */
class CommandLinesPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "command-lines.md");
  private static final String BEGIN = "<!-- lines: begin -->\n";
  private static final String END = "<!-- lines: end -->\n";

  private final LegacyCommandLine translator = new LegacyCommandLine();

  @Test
  void tableIsThatOfTheLines() throws Exception {
    String page = Files.readString(PAGE);
    assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
    String expected =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table()
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("bobbin.docs.write")) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page)
          .as(
              "docs/command-lines.md; mvn test -pl yarn-client -Dbobbin.docs.write=true rewrites it")
          .isEqualTo(expected);
    }
  }

  private String table() {
    return WildCommandLines.all().stream()
        .map(this::row)
        .collect(
            Collectors.joining(
                "\n", "| as published | what runs | notices |\n| --- | --- | --- |\n", "\n"));
  }

  private String row(WildCommandLine line) {
    String published = code(line.line()) + "<br>" + source(line.source());
    if (!line.isTranslated()) {
      return "| " + published + " | the same | |";
    }
    ModernCommandLine modern = translator.modernize(line.arguments());
    String runs =
        modern.arguments().equals(line.arguments())
            ? "the same"
            : code("flink " + WildCommandLines.quoted(modern.arguments()));
    return "| "
        + published
        + " | "
        + runs
        + " | "
        + cell(String.join("<br>", modern.notices()))
        + " |";
  }

  private static String source(String source) {
    return source.startsWith("https://") ? "<" + source + ">" : cell(source);
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
