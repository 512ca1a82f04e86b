package io.bobbin.client.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The published command lines, from {@code command-lines.tsv}. */
public final class WildCommandLines {
  private static final String RESOURCE = "command-lines.tsv";

  private WildCommandLines() {}

  public static List<WildCommandLine> all() {
    try (InputStream lines = WildCommandLines.class.getResourceAsStream(RESOURCE)) {
      String text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(WildCommandLines::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those for {@code flink}. */
  public static List<WildCommandLine> translated() {
    return all().stream().filter(WildCommandLine::isTranslated).toList();
  }

  /** Words as a shell reads them. */
  static String quoted(List<String> words) {
    return words.stream().map(WildCommandLines::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> " \t'\";|&<>()".indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\"'\"'") + "'";
  }

  private static WildCommandLine parse(String row) {
    String[] columns = row.split("\t", -1);
    return new WildCommandLine(
        columns[0], columns[1], columns[2], columns[3], Integer.parseInt(columns[4]));
  }
}
