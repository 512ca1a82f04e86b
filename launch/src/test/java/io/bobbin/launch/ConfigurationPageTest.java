package io.bobbin.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation's table of settings is made of their declarations. */
class ConfigurationPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "configuration.md");
  private static final String BEGIN = "<!-- settings: begin -->\n";
  private static final String END = "<!-- settings: end -->\n";

  @Test
  void tableIsThatOfTheDeclarations() throws Exception {
    String page = Files.readString(PAGE);
    String expected = withTable(page);
    if (Boolean.getBoolean("bobbin.docs.write")) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page)
          .as("docs/configuration.md; mvn test -pl launch -Dbobbin.docs.write=true rewrites it")
          .isEqualTo(expected);
    }
  }

  private static String withTable(String page) {
    assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
    return page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
        + table()
        + page.substring(page.indexOf(END));
  }

  private static String table() {
    return Settings.all().stream()
        .map(ConfigurationPageTest::row)
        .collect(
            Collectors.joining("\n", "| key | default | meaning |\n| --- | --- | --- |\n", "\n"));
  }

  private static String row(Setting<?> setting) {
    String defaultText =
        setting
            .defaultText()
            .filter(text -> !text.isEmpty())
            .map(t -> "`" + t + "`")
            .orElse("none");
    return "| `" + setting.key() + "` | " + defaultText + " | " + setting.description() + " |";
  }
}
