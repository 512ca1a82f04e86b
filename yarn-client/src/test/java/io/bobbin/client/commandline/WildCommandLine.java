package io.bobbin.client.commandline;

import io.bobbin.launch.ShellWords;
import java.util.List;

/**
 * A command line that somebody published.
 *
 * @param kind the verb of {@code flink}, or {@code yarn-session} for {@code yarn-session.sh}, whose
 *     lines are not translated
 * @param source a public address, or a repository with a path in it
 * @param line as it was written, with plausible values for variables, and without continuation
 *     lines, redirections and the path of the script
 * @param modern what it becomes, quoted for {@link ShellWords#split}; empty for {@code
 *     yarn-session}
 * @param notices how many notices the translation gives
 */
public record WildCommandLine(String kind, String source, String line, String modern, int notices) {
  /** Without the script's name. */
  public List<String> arguments() {
    List<String> words = ShellWords.split(line);
    return words.subList(1, words.size());
  }

  public List<String> modernArguments() {
    return ShellWords.split(modern);
  }

  public boolean isTranslated() {
    return !kind.equals("yarn-session");
  }

  @Override
  public String toString() {
    return line;
  }
}
