package io.bobbin.am.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.flink.util.SerializedThrowable;

/** A failure for people: the root cause in one line, then what it caused, each on a line. */
final class FailureText {
  private static final int LONGEST_LINE = 600;
  private static final int MOST_LINES = 12;

  private FailureText() {}

  /** Describes the failure and, indented, the chain above its root. */
  static String of(Throwable failure) {
    List<Throwable> chain = chain(failure);
    Throwable root = chain.get(chain.size() - 1);
    StringBuilder text = new StringBuilder(line(root)).append(place(root));
    for (int i = chain.size() - 2; i >= Math.max(0, chain.size() - MOST_LINES); i--) {
      text.append("\n  in ").append(line(chain.get(i)));
    }
    return text.toString();
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable next = failure; next != null && seen.add(next); next = next.getCause()) {
      chain.add(next);
    }
    return chain;
  }

  private static String line(Throwable failure) {
    // A SerializedThrowable's message is the original's class and message.
    String text =
        failure instanceof SerializedThrowable ? failure.getMessage() : failure.toString();
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
  }

  private static String place(Throwable root) {
    return root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0];
  }
}
