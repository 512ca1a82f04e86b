package io.bobbin.client.submit;

import java.util.regex.Pattern;

/**
 * Words for a container's command. A NodeManager writes {@code exec /bin/bash -c "COMMAND"} into a
 * script, so a command is read by two shells: as text in double quotes, and then as a command.
 *
 * <p>YARN replaces {@code <LOG_DIR>} and <code>{{NAME}}</code> in the text before any shell sees
 * it; both keep their meaning in a quoted word.
 */
final class ShellQuoting {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./{}-]+");

  private ShellQuoting() {}

  /** The word as the program gets it, whatever characters it has. */
  static String word(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return inDoubleQuotes("'" + word.replace("'", "'\\''") + "'");
  }

  /** A text as it stands in a script between double quotes. */
  static String inDoubleQuotes(String text) {
    return text.replaceAll("([\\\\\"$`])", "\\\\$1");
  }
}
