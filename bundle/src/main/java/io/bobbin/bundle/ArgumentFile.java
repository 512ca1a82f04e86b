package io.bobbin.bundle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a JVM argument file ({@code java @file}), one argument a line.
 *
 * @param arguments as the JVM is to see them
 */
record ArgumentFile(List<String> arguments) {
  ArgumentFile {
    arguments = List.copyOf(arguments);
  }

  String text() {
    return arguments.stream().map(ArgumentFile::quote).collect(Collectors.joining("\n", "", "\n"));
  }

  /** The rules of the java command: quotes keep spaces and '#'; a backslash escapes in quotes. */
  private static String quote(String argument) {
    boolean plain = !argument.isEmpty() && argument.chars().noneMatch(ArgumentFile::isSpecial);
    if (plain) {
      return argument;
    }
    String escaped = argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }

  private static boolean isSpecial(int character) {
    return Character.isWhitespace(character) || "\"'#\\".indexOf(character) >= 0;
  }
}
