package io.bobbin.launch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hadoop's properties in the configuration: {@code flink.hadoop.NAME} sets {@code NAME}, {@code
 * flink.yarn.NAME} sets {@code yarn.NAME}, as with Flink. They win over the cluster's files.
 */
public final class HadoopProperties {
  private static final String HADOOP = "flink.hadoop.";
  private static final String YARN = "flink.yarn.";

  private HadoopProperties() {}

  /** The key of the configuration that sets a property of Hadoop's. */
  public static String key(String property) {
    return HADOOP + property;
  }

  /** The properties by their names in Hadoop. */
  public static Map<String, String> of(Map<String, String> configuration) {
    Map<String, String> properties = new LinkedHashMap<>();
    configuration.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP)) {
            properties.put(key.substring(HADOOP.length()), value);
          } else if (key.startsWith(YARN)) {
            properties.put("yarn." + key.substring(YARN.length()), value);
          }
        });
    return properties;
  }
}
