package io.bobbin.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words for a container's command. A NodeManager writes {@code exec /bin/bash -c "COMMAND"} into a
 * script, so a command is read by two shells: as text in double quotes, and then as a command.
 *
 * <p>YARN replaces {@code <LOG_DIR>} and <code>{{NAME}}</code> in the text before any shell sees
 * it; both keep their meaning in a quoted word.
 */
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./{}-]+");

  private ShellWords() {}

  /** The word as the program gets it, whatever characters it has. */
  public static String word(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return inDoubleQuotes("'" + word.replace("'", "'\\''") + "'");
  }

  /** A text as it stands in a script between double quotes. */
  public static String inDoubleQuotes(String text) {
    return text.replaceAll("([\\\\\"$`])", "\\\\$1");
  }

  /**
   * Splits at white space, except within quotation marks, which may be ' or ". A backslash within
   * the latter makes the next quotation mark or backslash an ordinary character.
   */
  public static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (quote == '"' && next == '\\' && i + 1 < text.length() && isSpecial(text.charAt(i + 1))) {
        i++;
        word.append(text.charAt(i));
      } else if (quote != 0 ? next == quote : next == '\'' || next == '"') {
        quote = quote == 0 ? next : 0;
        inWord = true;
      } else if (quote == 0 && Character.isWhitespace(next)) {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else {
        word.append(next);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("the quotation mark " + quote + " is not closed");
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  private static boolean isSpecial(char escaped) {
    return escaped == '"' || escaped == '\\';
  }
}
