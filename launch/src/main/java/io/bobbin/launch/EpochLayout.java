package io.bobbin.launch;

import java.net.URI;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an application's metadata is, from which its next attempt goes on: one directory, named by
 * the epoch that owns it. An epoch is the number of an application attempt; the client makes the
 * directory of epoch 0, which belongs to nobody, and each attempt renames it to its own number.
 */
public final class EpochLayout {
  /** In an epoch's directory: {@code host:port} of its control server. */
  public static final String CONTROL = "control";

  private static final String EPOCHS = "epochs";
  private static final String PREFIX = "epoch-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(0|[1-9][0-9]{0,8})");

  private EpochLayout() {}

  /** The directory in which there is exactly one, that of the epoch that owns the application. */
  public static URI epochs(URI stagingDirectory) {
    String staging = stagingDirectory.toString();
    return URI.create((staging.endsWith("/") ? staging : staging + "/") + EPOCHS);
  }

  /** The name of an epoch's directory. */
  public static String name(int epoch) {
    return PREFIX + epoch;
  }

  /** The epoch of a directory's name; empty if it is not one of an epoch. */
  public static OptionalInt epoch(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
