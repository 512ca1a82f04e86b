package io.bobbin.minicluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a cluster is made of.
 *
 * @param nodes node managers, 1 to 16
 * @param memoryMegabytes what each node manager offers to containers, at least 1024
 * @param virtualCores what each node manager offers to containers, at least 1
 * @param queues queues besides {@code default} and {@code etl}, which there always are
 * @param homes users, besides the one who starts the cluster, who get a home directory on HDFS
 */
public record MiniClusterSettings(
    int nodes,
    int memoryMegabytes,
    int virtualCores,
    Map<String, QueueState> queues,
    List<String> homes) {

  /** Whether a queue takes applications. The names are those of YARN's capacity scheduler. */
  public enum QueueState {
    RUNNING,
    STOPPED
  }

  /** Two nodes of 8 GiB and 16 virtual cores each. */
  public static final MiniClusterSettings DEFAULT =
      new MiniClusterSettings(2, 8192, 16, Map.of(), List.of());

  private static final String QUEUE = "queue.";
  private static final String HOME = "home.";

  public MiniClusterSettings {
    requireRange("nodes", nodes, 1, 16);
    requireRange("memory in MB", memoryMegabytes, 1024, 1 << 20);
    requireRange("virtual cores", virtualCores, 1, 1024);
    queues = Map.copyOf(queues);
    homes = List.copyOf(homes);
    for (String queue : queues.keySet()) {
      requireName("queue", queue);
      if (queue.equals("default") || queue.equals("etl")) {
        throw new IllegalArgumentException(
            "queue '" + queue + "' is always there; give a further queue another name");
      }
    }
    homes.forEach(user -> requireName("user", user));
  }

  public MiniClusterSettings withNodes(int count) {
    return new MiniClusterSettings(count, memoryMegabytes, virtualCores, queues, homes);
  }

  /** With one queue more, of no guaranteed capacity, that may use the whole cluster. */
  public MiniClusterSettings withQueue(String name, QueueState state) {
    Map<String, QueueState> more = new TreeMap<>(queues);
    more.put(name, state);
    return new MiniClusterSettings(nodes, memoryMegabytes, virtualCores, more, homes);
  }

  public MiniClusterSettings withHome(String user) {
    List<String> more = new ArrayList<>(homes);
    more.add(user);
    return new MiniClusterSettings(nodes, memoryMegabytes, virtualCores, queues, more);
  }

  /** Writes the settings where the cluster's process reads them. */
  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("nodes", String.valueOf(nodes));
    properties.setProperty("memory", String.valueOf(memoryMegabytes));
    properties.setProperty("cores", String.valueOf(virtualCores));
    queues.forEach((name, state) -> properties.setProperty(QUEUE + name, state.name()));
    homes.forEach(user -> properties.setProperty(HOME + user, ""));
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static MiniClusterSettings read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    MiniClusterSettings settings =
        new MiniClusterSettings(
            Integer.parseInt(properties.getProperty("nodes")),
            Integer.parseInt(properties.getProperty("memory")),
            Integer.parseInt(properties.getProperty("cores")),
            Map.of(),
            List.of());
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(QUEUE)) {
        QueueState state = QueueState.valueOf(properties.getProperty(key));
        settings = settings.withQueue(key.substring(QUEUE.length()), state);
      } else if (key.startsWith(HOME)) {
        settings = settings.withHome(key.substring(HOME.length()));
      }
    }
    return settings;
  }

  private static void requireRange(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " is " + value + "; possible is " + least + " to " + most);
    }
  }

  private static void requireName(String what, String name) {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException(
          what + " name '" + name + "' is not made of letters, digits, '_' and '-'");
    }
  }
}
