package io.bobbin.client.configuration;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.commandline.RenamedKeys;
import io.bobbin.launch.HighAvailability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * One configuration made of Flink's {@code config.yaml} and the command line.
 *
 * @param settings all keys with their values as texts
 * @param notices a sentence for each key of an earlier Flink that has another name now, or is gone
 */
public record EffectiveConfiguration(Map<String, String> settings, List<String> notices) {
  private static final String PARALLELISM = "parallelism.default";

  public EffectiveConfiguration {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    notices = List.copyOf(notices);
  }

  /**
   * Reads {@code config.yaml}.
   *
   * @param directory where it is
   * @param dynamic what {@code -D} set; wins over the file
   * @param parallelism what {@code -p} set; wins over both
   * @throws BobbinException if the file cannot be read
   */
  public static EffectiveConfiguration load(
      Path directory, Map<String, String> dynamic, Optional<Integer> parallelism) {
    Map<String, String> settings = new TreeMap<>();
    List<String> notices = new ArrayList<>();
    modernize(fromFile(directory), settings, notices);
    modernize(dynamic, settings, notices);
    HighAvailability.removeDefault(settings);
    parallelism.ifPresent(value -> settings.put(PARALLELISM, value.toString()));
    return new EffectiveConfiguration(settings, notices);
  }

  private static void modernize(
      Map<String, String> given, Map<String, String> settings, List<String> notices) {
    RenamedKeys renamedKeys = new RenamedKeys();
    Map<String, String> renamed = new TreeMap<>();
    given.forEach(
        (key, value) ->
            renamedKeys
                .modernize(key, value)
                .ifPresentOrElse(
                    now -> {
                      renamed.putAll(now.settings());
                      notices.add(now.notice());
                    },
                    () -> settings.put(key, value)));
    // Who has set both has meant the present one.
    renamed.keySet().removeAll(given.keySet());
    settings.putAll(renamed);
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
