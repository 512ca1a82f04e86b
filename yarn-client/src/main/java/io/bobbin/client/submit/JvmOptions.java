package io.bobbin.client.submit;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JVM options that the configuration gives the application master. */
final class JvmOptions {
  /** Later ones win in the JVM: those for all processes before those for this one. */
  private static final List<String> KEYS =
      List.of(
          "env.java.default-opts.all",
          "env.java.default-opts.jobmanager",
          "env.java.opts.all",
          "env.java.opts.jobmanager");

  private JvmOptions() {}

  /**
   * The options, in the order in which the JVM gets them.
   *
   * @throws BobbinException if a quotation mark is not closed
   */
  static List<String> of(Map<String, String> configuration) {
    return KEYS.stream().flatMap(key -> words(key, configuration)).toList();
  }

  private static Stream<String> words(String key, Map<String, String> configuration) {
    try {
      return split(configuration.getOrDefault(key, "")).stream();
    } catch (IllegalArgumentException e) {
      throw new BobbinException(ExitCode.USAGE, "In " + key + ": " + e.getMessage() + ".", e);
    }
  }

  /**
   * Splits at white space, except within quotation marks, which may be ' or ". A backslash within
   * the latter makes the next quotation mark or backslash an ordinary character.
   */
  static List<String> split(String text) {
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
