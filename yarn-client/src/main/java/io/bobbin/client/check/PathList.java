package io.bobbin.client.check;

import io.bobbin.launch.InvalidSettingException;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/** Lists of files in the configuration. */
public final class PathList {
  private PathList() {}

  /**
   * The files that a key names, as Flink reads its lists: separated by ';', or a list of YAML's.
   *
   * @throws InvalidSettingException if it is neither
   */
  public static List<String> of(Map<String, String> configuration, String key) {
    try {
      return Configuration.fromMap(configuration)
          .get(ConfigOptions.key(key).stringType().asList().defaultValues())
          .stream()
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .toList();
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          key, configuration.get(key), "a list of files separated by ';'");
    }
  }
}
