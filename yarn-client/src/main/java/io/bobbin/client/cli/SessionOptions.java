package io.bobbin.client.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code yarn-session.sh}, as Flink's script has and had them. */
final class SessionOptions {
  @Option(
      names = {"-at", "--applicationType"},
      paramLabel = "TYPE",
      description = "Application type that YARN shows.")
  Optional<String> applicationType = Optional.empty();

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      mapFallbackValue = "true",
      description = "Set a configuration value; wins over config.yaml. May be repeated.")
  Map<String, String> dynamic = Map.of();

  @Option(
      names = {"-d", "--detached", "-yd"},
      description = "Return as soon as the session takes jobs.")
  boolean detached;

  @Option(
      names = {"-id", "--applicationId"},
      paramLabel = "APP",
      description = "Attach to a session that runs.")
  Optional<String> applicationId = Optional.empty();

  @Option(
      names = {"-j", "--jar"},
      paramLabel = "JAR",
      description = "Has no meaning any more: the bundle holds Flink.")
  Optional<String> flinkJar = Optional.empty();

  @Option(
      names = {"-jm", "--jobManagerMemory"},
      paramLabel = "SIZE",
      description = "Memory of the JobManager's container; in MB unless a unit is given.")
  Optional<String> jobManagerMemory = Optional.empty();

  @Option(
      names = {"-nl", "--nodeLabel"},
      paramLabel = "LABEL",
      description = "Node label of the application.")
  Optional<String> nodeLabel = Optional.empty();

  @Option(
      names = {"-nm", "--name"},
      paramLabel = "NAME",
      description = "Name that YARN shows.")
  Optional<String> name = Optional.empty();

  @Option(
      names = {"-q", "--query"},
      description = "Show the cluster's resources and queues, and start nothing.")
  boolean query;

  @Option(
      names = {"-qu", "--queue"},
      paramLabel = "QUEUE",
      description = "YARN queue.")
  Optional<String> queue = Optional.empty();

  @Option(
      names = {"-s", "--slots"},
      paramLabel = "N",
      description = "Task slots of each TaskManager.")
  Optional<Integer> slots = Optional.empty();

  @Option(
      names = {"-t", "--ship"},
      paramLabel = "PATH",
      description = "Ship a file or a directory to the containers. May be repeated.")
  List<String> ship = List.of();

  @Option(
      names = {"-tm", "--taskManagerMemory"},
      paramLabel = "SIZE",
      description = "Memory of each TaskManager's container; in MB unless a unit is given.")
  Optional<String> taskManagerMemory = Optional.empty();

  @Option(
      names = {"-tmc", "--taskManagerCores"},
      hidden = true)
  Optional<Integer> workerCores = Optional.empty();

  @Option(
      names = {"-z", "--zookeeperNamespace"},
      paramLabel = "NAMESPACE",
      description = "Namespace of a highly available session in ZooKeeper.")
  Optional<String> zooKeeperNamespace = Optional.empty();

  @Option(
      names = {"-n", "--container"},
      hidden = true)
  Optional<Integer> containers = Optional.empty();

  @Option(
      names = {"-st", "--streaming"},
      hidden = true)
  boolean streaming;

  /** All that was set, by configuration keys. What has an option of its own wins. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(dynamic);
    put(settings, "yarn.application.type", applicationType);
    put(settings, "jobmanager.memory.process.size", jobManagerMemory.map(SessionOptions::size));
    put(settings, "taskmanager.memory.process.size", taskManagerMemory.map(SessionOptions::size));
    put(settings, "yarn.application.node-label", nodeLabel);
    put(settings, "yarn.application.name", name);
    put(settings, "yarn.application.queue", queue);
    put(settings, "taskmanager.numberOfTaskSlots", slots.map(String::valueOf));
    put(settings, "yarn.containers.vcores", workerCores.map(String::valueOf));
    put(settings, "high-availability.cluster-id", zooKeeperNamespace);
    if (!ship.isEmpty()) {
      settings.put("yarn.ship-files", String.join(";", ship));
    }
    return settings;
  }

  /** What to say of options that have lost their meaning. */
  List<String> notices() {
    List<String> notices = new ArrayList<>();
    flinkJar.ifPresent(jar -> notices.add("-j has no meaning any more: the bundle holds Flink."));
    containers.ifPresent(
        count ->
            notices.add(
                "-n has no meaning any more: a session gets as many TaskManagers as its jobs need;"
                    + " slotmanager.number-of-slots.min keeps some."));
    if (streaming) {
      notices.add("-st has no meaning any more: every session takes streaming jobs.");
    }
    return notices;
  }

  private static void put(Map<String, String> settings, String key, Optional<String> value) {
    value.ifPresent(text -> settings.put(key, text));
  }

  private static String size(String text) {
    return text.chars().allMatch(Character::isDigit) ? text + "m" : text;
  }
}
