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
 * @param labels node labels, each with the number of the one node, from 1, that has it
 * @param resources what each node manager offers of further resources; with one of them the
 *     scheduler counts all resources, without it memory alone
 * @param yarn further properties of {@code yarn-site.xml}
 * @param apart whether each daemon is a process of its own, a {@link SupervisedDaemon}, and all of
 *     them recover when they are started again
 */
public record MiniClusterSettings(
    int nodes,
    int memoryMegabytes,
    int virtualCores,
    Map<String, QueueState> queues,
    List<String> homes,
    Map<String, Integer> labels,
    Map<String, Long> resources,
    Map<String, String> yarn,
    boolean apart) {

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
  private static final String LABEL = "label.";
  private static final String RESOURCE = "resource.";
  private static final String YARN = "yarn.";

  public MiniClusterSettings(
      int nodes,
      int memoryMegabytes,
      int virtualCores,
      Map<String, QueueState> queues,
      List<String> homes) {
    this(nodes, memoryMegabytes, virtualCores, queues, homes, Map.of(), Map.of(), Map.of(), false);
  }

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
    labels = Map.copyOf(labels);
    labels.forEach((label, node) -> requireRange("the node of label " + label, node, 1, nodes));
    resources = Map.copyOf(resources);
    yarn = Map.copyOf(yarn);
    if (apart && !labels.isEmpty()) {
      throw new IllegalArgumentException("nodes have labels only if all daemons share one process");
    }
  }

  public MiniClusterSettings withNodes(int count) {
    return new MiniClusterSettings(
        count, memoryMegabytes, virtualCores, queues, homes, labels, resources, yarn, apart);
  }

  /** With one queue more, of no guaranteed capacity, that may use the whole cluster. */
  public MiniClusterSettings withQueue(String name, QueueState state) {
    return new MiniClusterSettings(
        nodes,
        memoryMegabytes,
        virtualCores,
        with(queues, name, state),
        homes,
        labels,
        resources,
        yarn,
        apart);
  }

  public MiniClusterSettings withHome(String user) {
    List<String> more = new ArrayList<>(homes);
    more.add(user);
    return new MiniClusterSettings(
        nodes, memoryMegabytes, virtualCores, queues, more, labels, resources, yarn, apart);
  }

  /** With a label that one node has, whose containers only who asks for the label gets. */
  public MiniClusterSettings withLabel(String label, int node) {
    return new MiniClusterSettings(
        nodes,
        memoryMegabytes,
        virtualCores,
        queues,
        homes,
        with(labels, label, node),
        resources,
        yarn,
        apart);
  }

  /** With so much of a further resource on each node. */
  public MiniClusterSettings withResource(String name, long amount) {
    return new MiniClusterSettings(
        nodes,
        memoryMegabytes,
        virtualCores,
        queues,
        homes,
        labels,
        with(resources, name, amount),
        yarn,
        apart);
  }

  /** With a property of {@code yarn-site.xml}. */
  public MiniClusterSettings withYarn(String property, String value) {
    return new MiniClusterSettings(
        nodes,
        memoryMegabytes,
        virtualCores,
        queues,
        homes,
        labels,
        resources,
        with(yarn, property, value),
        apart);
  }

  /** With a process for each daemon, for tests in which one of them fails. */
  public MiniClusterSettings withDaemonsApart() {
    return new MiniClusterSettings(
        nodes, memoryMegabytes, virtualCores, queues, homes, labels, resources, yarn, true);
  }

  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }

  /** Writes the settings where the cluster's process reads them. */
  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("nodes", String.valueOf(nodes));
    properties.setProperty("memory", String.valueOf(memoryMegabytes));
    properties.setProperty("cores", String.valueOf(virtualCores));
    queues.forEach((name, state) -> properties.setProperty(QUEUE + name, state.name()));
    homes.forEach(user -> properties.setProperty(HOME + user, ""));
    labels.forEach((label, node) -> properties.setProperty(LABEL + label, node.toString()));
    resources.forEach((name, amount) -> properties.setProperty(RESOURCE + name, amount.toString()));
    yarn.forEach((name, value) -> properties.setProperty(YARN + name, value));
    properties.setProperty("apart", String.valueOf(apart));
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
    if (Boolean.parseBoolean(properties.getProperty("apart"))) {
      settings = settings.withDaemonsApart();
    }
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(QUEUE)) {
        QueueState state = QueueState.valueOf(properties.getProperty(key));
        settings = settings.withQueue(key.substring(QUEUE.length()), state);
      } else if (key.startsWith(HOME)) {
        settings = settings.withHome(key.substring(HOME.length()));
      } else if (key.startsWith(LABEL)) {
        int node = Integer.parseInt(properties.getProperty(key));
        settings = settings.withLabel(key.substring(LABEL.length()), node);
      } else if (key.startsWith(RESOURCE)) {
        long amount = Long.parseLong(properties.getProperty(key));
        settings = settings.withResource(key.substring(RESOURCE.length()), amount);
      } else if (key.startsWith(YARN)) {
        settings = settings.withYarn(key.substring(YARN.length()), properties.getProperty(key));
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
