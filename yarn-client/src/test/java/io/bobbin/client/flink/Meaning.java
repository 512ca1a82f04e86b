package io.bobbin.client.flink;

import io.bobbin.client.commandline.RenamedKeys;
import io.bobbin.client.flink.WordByWord.Given;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;

/** What whoever wrote a command line wanted, in Flink's settings and in calls of its client. */
record Meaning(WordByWord line) {
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("-yid", "yarn.application.id"),
          Map.entry("-yqu", "yarn.application.queue"),
          Map.entry("--yarnqueue", "yarn.application.queue"),
          Map.entry("-ynm", "yarn.application.name"),
          Map.entry("--yarnname", "yarn.application.name"),
          Map.entry("-ys", "taskmanager.numberOfTaskSlots"),
          Map.entry("--yarnslots", "taskmanager.numberOfTaskSlots"),
          Map.entry("-yjm", "jobmanager.memory.process.size"),
          Map.entry("--yarnjobManagerMemory", "jobmanager.memory.process.size"),
          Map.entry("-ytm", "taskmanager.memory.process.size"),
          Map.entry("--yarntaskManagerMemory", "taskmanager.memory.process.size"),
          Map.entry("-yt", "yarn.ship-files"),
          Map.entry("--yarnship", "yarn.ship-files"),
          Map.entry("-yz", "high-availability.cluster-id"));

  /** The settings that it asks for; sizes in bytes. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    for (Given option : line.options()) {
      if (KEYS.containsKey(option.name())) {
        settings.put(KEYS.get(option.name()), option.value());
      }
    }
    // What is set outright wins.
    for (Given option : line.options()) {
      if (option.name().equals("-D") || option.name().equals("-yD")) {
        String[] property = option.value().split("=", 2);
        settings.putAll(present(property[0], property[1]));
      }
    }
    if (line.hasProgram()) {
      settings.put("execution.attached", Boolean.toString(!line.has("-d", "--detached", "-yd")));
      settings.put("execution.shutdown-on-attached-exit", Boolean.toString(line.has("-sae")));
      line.value("-p", "--parallelism")
          .ifPresent(number -> settings.put("parallelism.default", number));
      line.value("-s", "--fromSavepoint")
          .ifPresent(path -> settings.put("execution.state-recovery.path", path));
    }
    target().ifPresent(target -> settings.put("execution.target", target));
    return inBytes(settings);
  }

  /** Memory sizes in one unit; a number alone has always been megabytes. */
  static Map<String, String> inBytes(Map<String, String> settings) {
    Map<String, String> same = new TreeMap<>(settings);
    same.replaceAll(
        (key, value) ->
            key.endsWith(".process.size")
                ? Long.toString(
                    MemorySize.parse(value, MemorySize.MemoryUnit.MEGA_BYTES).getBytes())
                : value);
    return same;
  }

  private static Map<String, String> present(String key, String value) {
    return new RenamedKeys()
        .modernize(key, value)
        .map(renamed -> renamed.settings())
        .orElse(Map.of(key, value));
  }

  /** Empty if it is wherever the last session is. */
  Optional<String> target() {
    Optional<String> address = line.value("-m", "--jobmanager");
    Optional<String> old =
        line.verb().equals("run-application")
            ? Optional.of("yarn-application")
            : line.value("-yid")
                .map(id -> "yarn-session")
                .or(() -> address.map(this::targetOfAddress));
    return line.value("-t", "--target").or(() -> old);
  }

  private String targetOfAddress(String address) {
    if (!address.equals("yarn-cluster")) {
      return "remote";
    }
    return line.hasProgram() ? "yarn-per-job" : "yarn-session";
  }

  /** The call of Flink's client; its arguments without those that are not given. */
  String call() {
    String job = line.plain().isEmpty() ? "" : line.plain().get(0);
    String format = SavepointFormatType.DEFAULT.name();
    return switch (line.verb()) {
      case "list" -> "listJobs";
      case "cancel" ->
          line.value("-s")
              .map(directory -> words("cancelWithSavepoint", job, directory, format))
              .orElse(words("cancel", job));
      case "stop" ->
          words(
              "stopWithSavepoint",
              job,
              Boolean.toString(line.has("-d", "--drain")),
              line.value("-p", "--savepointPath").orElse(""),
              format);
      case "savepoint" ->
          line.value("-d", "--dispose")
              .map(path -> words("disposeSavepoint", path))
              .orElseGet(
                  () ->
                      words(
                          line.has("-detached") ? "triggerDetachedSavepoint" : "triggerSavepoint",
                          job,
                          line.plain().get(1),
                          format));
      case "checkpoint" ->
          words(
              "triggerCheckpoint",
              job,
              (line.has("--full") ? CheckpointType.FULL : CheckpointType.CONFIGURED)
                  .name()
                  .toUpperCase(Locale.ROOT));
      default -> throw new IllegalArgumentException(line.verb());
    };
  }

  private static String words(String... words) {
    return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
  }
}
