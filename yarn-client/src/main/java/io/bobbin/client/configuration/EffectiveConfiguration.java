package io.bobbin.client.configuration;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.configuration.GlobalConfiguration;

/** Makes one configuration of Flink's {@code config.yaml} and the command line. */
public final class EffectiveConfiguration {
  private static final String PARALLELISM = "parallelism.default";

  private EffectiveConfiguration() {}

  /**
   * Reads {@code config.yaml}.
   *
   * @param directory where it is
   * @param dynamic what {@code -D} set; wins over the file
   * @param parallelism what {@code -p} set; wins over both
   * @return all keys with their values as texts
   * @throws BobbinException if the file cannot be read
   */
  public static Map<String, String> load(
      Path directory, Map<String, String> dynamic, Optional<Integer> parallelism) {
    Map<String, String> configuration = new TreeMap<>(fromFile(directory));
    configuration.putAll(dynamic);
    parallelism.ifPresent(value -> configuration.put(PARALLELISM, value.toString()));
    return Collections.unmodifiableMap(configuration);
  }

  private static Map<String, String> fromFile(Path directory) {
    try {
      return GlobalConfiguration.loadConfiguration(directory.toString()).toMap();
    } catch (RuntimeException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new BobbinException(
          ExitCode.USAGE,
          directory.resolve("config.yaml")
              + " is not well formed: "
              + PlainText.line(reason.getMessage()),
          e);
    }
  }
}
