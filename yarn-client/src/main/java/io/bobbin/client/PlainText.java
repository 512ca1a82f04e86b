package io.bobbin.client;

import java.util.stream.Collectors;

/**
 * Texts of other processes, made fit for a terminal or a log: whoever chose an application's name
 * or wrote its diagnostics must not be able to move the cursor or to forge a line of ours.
 */
public final class PlainText {
  private static final String INDENTATION = "\n    ";

  private PlainText() {}

  /** In one line; runs of white space and control characters become one space. */
  public static String line(String text) {
    return text == null ? "" : visible(text.replaceAll("\\s+", " ")).strip();
  }

  /** With its lines, all but the first one indented; blank lines are left out. */
  public static String block(String text) {
    if (text == null) {
      return "";
    }
    return text.lines()
        .map(PlainText::visible)
        .map(String::stripTrailing)
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining(INDENTATION));
  }

  private static String visible(String line) {
    StringBuilder result = new StringBuilder(line.length());
    line.codePoints()
        .filter(point -> point == '\t' || !isControl(point))
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  /** Control characters, and those that change the direction of writing. */
  private static boolean isControl(int point) {
    return Character.isISOControl(point)
        || Character.getType(point) == Character.FORMAT
        || Character.getType(point) == Character.LINE_SEPARATOR
        || Character.getType(point) == Character.PARAGRAPH_SEPARATOR;
  }
}
