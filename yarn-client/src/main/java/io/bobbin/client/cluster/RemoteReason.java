package io.bobbin.client.cluster;

import io.bobbin.client.PlainText;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a daemon gave as its reason. Hadoop sends exceptions with their class names before and their
 * stack traces behind the words.
 */
public final class RemoteReason {
  private static final Pattern CLASS_NAMES =
      Pattern.compile("^(?:(?:\\w+\\.)+\\w*(?:Exception|Error): )+");
  private static final Pattern TRACE = Pattern.compile("\\s+at .*|Caused by: .*|\\s+\\.\\.\\. .*");

  private RemoteReason() {}

  /** The words alone. */
  public static String of(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return PlainText.block(
        message
            .lines()
            .filter(line -> !TRACE.matcher(line).matches())
            .map(line -> CLASS_NAMES.matcher(line).replaceFirst(""))
            .collect(Collectors.joining("\n")));
  }
}
