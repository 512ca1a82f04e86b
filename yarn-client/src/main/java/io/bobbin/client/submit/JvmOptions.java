package io.bobbin.client.submit;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.ShellWords;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The JVM options that the configuration gives the application master. */
final class JvmOptions {
  private static final String ALL = "env.java.opts.all";
  private static final String FORMERLY_ALL = "env.java.opts";

  /** Later ones win in the JVM: those for all processes before those for this one. */
  private static final List<String> KEYS =
      List.of(
          "env.java.default-opts.all",
          "env.java.default-opts.jobmanager",
          ALL,
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
    String former = key.equals(ALL) ? configuration.getOrDefault(FORMERLY_ALL, "") : "";
    try {
      return ShellWords.split(configuration.getOrDefault(key, former)).stream();
    } catch (IllegalArgumentException e) {
      throw new BobbinException(ExitCode.USAGE, "In " + key + ": " + e.getMessage() + ".", e);
    }
  }
}
