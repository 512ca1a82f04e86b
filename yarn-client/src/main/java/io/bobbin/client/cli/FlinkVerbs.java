package io.bobbin.client.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which command lines are Flink's own client's business. */
final class FlinkVerbs {
  private static final Set<String> ALWAYS =
      Set.of("info", "stop", "cancel", "savepoint", "checkpoint");
  private static final String TARGET_KEY = "execution.target=";

  private FlinkVerbs() {}

  static boolean takes(List<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    return ALWAYS.contains(words.get(0))
        || (words.get(0).equals("run")
            && target(words).filter(RunCommand.FLINK_TARGETS::contains).isPresent());
  }

  private static Optional<String> target(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (word.equals("-t") || word.equals("--target")) {
        return Optional.of(next);
      }
      if (word.startsWith("--target=")) {
        return Optional.of(word.substring("--target=".length()));
      }
      if (word.equals("-D") && next.startsWith(TARGET_KEY)) {
        return Optional.of(next.substring(TARGET_KEY.length()));
      }
      if (word.startsWith("-D" + TARGET_KEY)) {
        return Optional.of(word.substring(2 + TARGET_KEY.length()));
      }
    }
    return Optional.empty();
  }
}
