package io.bobbin.launch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment variables that the configuration gives a container's process.
 *
 * <p>A NodeManager writes them into a shell script, between double quotes, as {@code export
 * NAME="VALUE"}. As with Flink's own YARN integration the shell therefore replaces {@code $NAME} by
 * what the node has, and {@code \$} is a dollar sign; unlike there, a quotation mark needs no
 * backslash.
 */
public final class ContainerEnvironment {
  /** Keys whose values Flink gives both processes, with the names of the variables. */
  private static final Map<String, String> FOR_BOTH =
      Map.of(
          "env.java.home", "JAVA_HOME",
          "env.log.level", "ROOT_LOG_LEVEL",
          "env.log.max", "MAX_LOG_FILE_NUMBER");

  private ContainerEnvironment() {}

  /** The application master's, by {@code containerized.master.env.NAME} and what is for both. */
  public static Map<String, String> ofMaster(Map<String, String> configuration) {
    return of(ContainerLayout.MASTER_ENVIRONMENT_PREFIX, configuration);
  }

  /** A worker's, by {@code containerized.taskmanager.env.NAME} and what is for both. */
  public static Map<String, String> ofWorker(Map<String, String> configuration) {
    return of(ContainerLayout.WORKER_ENVIRONMENT_PREFIX, configuration);
  }

  private static Map<String, String> of(String prefix, Map<String, String> configuration) {
    Map<String, String> environment = new LinkedHashMap<>();
    configuration.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            environment.put(key.substring(prefix.length()), quoted(value));
          }
        });
    FOR_BOTH.forEach(
        (key, name) -> {
          if (configuration.containsKey(key)) {
            environment.put(name, quoted(configuration.get(key)));
          }
        });
    return environment;
  }

  /** Puts a backslash before each quotation mark that has none. */
  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder();
    boolean escaped = false;
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character == '"' && !escaped) {
        quoted.append('\\');
      }
      quoted.append(character);
      escaped = character == '\\' && !escaped;
    }
    // What is left would take the closing quotation mark's meaning.
    return escaped ? quoted.append('\\').toString() : quoted.toString();
  }
}
