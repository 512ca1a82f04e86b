package io.bobbin.client.commandline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Configuration keys of Flink 1.4 to 1.20 that Flink 2.3 does not know, not even as a deprecated
 * name of another key; those that it does know are left to it. Serves command lines and
 * configuration files alike.
 */
public final class RenamedKeys {
  private static final String REPORTER = "metrics.reporter.";
  private static final String REPORTER_CLASS = ".class";
  private static final String FLINK_REPORTERS = "org.apache.flink.metrics.";
  private static final Set<String> BACKEND = Set.of("state.backend", "state.backend.type");

  /** State backends by the names of 1.12 and before, which later ones of 1.x still understood. */
  private static final Map<String, String> BACKENDS =
      Map.of(
          "filesystem", "hashmap",
          "jobmanager", "hashmap",
          "memory", "hashmap",
          "org.apache.flink.runtime.state.filesystem.fsstatebackendfactory", "hashmap",
          "org.apache.flink.runtime.state.memory.memorystatebackendfactory", "hashmap",
          "org.apache.flink.contrib.streaming.state.rocksdbstatebackendfactory", "rocksdb",
          "org.apache.flink.contrib.streaming.state.embeddedrocksdbstatebackendfactory", "rocksdb");

  private static final Map<String, List<String>> NOW =
      Map.ofEntries(
          Map.entry("jobmanager.heap.size", List.of("jobmanager.memory.process.size")),
          Map.entry("taskmanager.heap.size", List.of("taskmanager.memory.process.size")),
          Map.entry(
              "security.ssl.enabled",
              List.of("security.ssl.internal.enabled", "security.ssl.rest.enabled")),
          Map.entry(
              "taskmanager.registration.initial-backoff",
              List.of("cluster.registration.initial-timeout")),
          Map.entry(
              "taskmanager.initial-registration-pause",
              List.of("cluster.registration.initial-timeout")),
          Map.entry(
              "taskmanager.registration.max-backoff", List.of("cluster.registration.max-timeout")),
          Map.entry(
              "taskmanager.max-registration-pause", List.of("cluster.registration.max-timeout")),
          Map.entry(
              "taskmanager.registration.refused-backoff",
              List.of("cluster.registration.refused-registration-delay")),
          Map.entry(
              "taskmanager.refused-registration-pause",
              List.of("cluster.registration.refused-registration-delay")),
          Map.entry("yarn.heartbeat-delay", List.of("yarn.heartbeat.interval")),
          Map.entry(
              "yarn.per-job-cluster.include-user-jar", List.of("yarn.classpath.include-user-jar")),
          Map.entry("yarn.ship-directories", List.of("yarn.ship-files")));

  /** Megabytes, always without a unit. */
  private static final Map<String, String> MEGABYTES =
      Map.of(
          "jobmanager.heap.mb", "jobmanager.memory.process.size",
          "taskmanager.heap.mb", "taskmanager.memory.process.size");

  private static final Map<String, String> GONE =
      Map.ofEntries(
          Map.entry("containerized.heap-cutoff-ratio", Reasons.OVERHEAD),
          Map.entry("containerized.heap-cutoff-min", Reasons.OVERHEAD),
          Map.entry("yarn.heap-cutoff-ratio", Reasons.OVERHEAD),
          Map.entry("yarn.heap-cutoff-min", Reasons.OVERHEAD),
          Map.entry("taskmanager.memory.fraction", Reasons.MANAGED),
          Map.entry("taskmanager.memory.off-heap", Reasons.MANAGED),
          Map.entry("taskmanager.memory.preallocate", Reasons.MANAGED),
          Map.entry("taskmanager.network.numberOfBuffers", Reasons.NETWORK),
          Map.entry("taskmanager.network.memory.buffers-per-channel", Reasons.NETWORK),
          Map.entry("taskmanager.network.memory.floating-buffers-per-gate", Reasons.NETWORK),
          Map.entry("taskmanager.network.memory.max-buffers-per-channel", Reasons.NETWORK),
          Map.entry("taskmanager.network.blocking-shuffle.type", Reasons.ALWAYS),
          Map.entry("taskmanager.network.blocking-shuffle.compression.enabled", Reasons.CODEC),
          Map.entry("taskmanager.network.batch-shuffle.compression.enabled", Reasons.CODEC),
          Map.entry("taskmanager.network.sort-shuffle.min-parallelism", Reasons.ALWAYS),
          Map.entry("taskmanager.exit-on-fatal-akka-error", Reasons.ALWAYS),
          Map.entry("state.backend.async", Reasons.ALWAYS),
          Map.entry("execution.checkpointing.force", "iterations are gone"),
          Map.entry("pipeline.time-characteristic", "event time is always on"),
          Map.entry("pipeline.auto-type-registration", Reasons.TYPES),
          Map.entry("pipeline.registered-kryo-types", Reasons.TYPES),
          Map.entry("pipeline.registered-pojo-types", Reasons.TYPES),
          Map.entry("pipeline.default-kryo-serializers", Reasons.TYPES),
          Map.entry("web.ssl.enabled", "see security.ssl.rest.enabled"),
          Map.entry("jobmanager.web.ssl.enabled", "see security.ssl.rest.enabled"),
          Map.entry("yarn.maximum-failed-containers", "see bobbin.worker.max-consecutive-failures"),
          Map.entry("high-availability.job.delay", Reasons.ALWAYS),
          Map.entry("slotmanager.request-timeout", "see slot.request.timeout"));

  /**
   * What a setting is now.
   *
   * @return empty if the key and its value stand as they are
   */
  public Optional<RenamedSetting> modernize(String key, String value) {
    if (NOW.containsKey(key)) {
      return Optional.of(renamed(key, NOW.get(key), value));
    }
    if (MEGABYTES.containsKey(key)) {
      return Optional.of(renamed(key, List.of(MEGABYTES.get(key)), value.strip() + "m"));
    }
    if (GONE.containsKey(key)) {
      return Optional.of(gone(key, GONE.get(key)));
    }
    if (key.equals("cluster.evenly-spread-out-slots")) {
      String mode = Boolean.parseBoolean(value.strip()) ? "SLOTS" : "NONE";
      return Optional.of(renamed(key, List.of("taskmanager.load-balance.mode"), mode));
    }
    String backend = value.strip().toLowerCase(Locale.ROOT);
    if (BACKEND.contains(key) && BACKENDS.containsKey(backend)) {
      return Optional.of(renamed(key, List.of("state.backend.type"), BACKENDS.get(backend)));
    }
    return reporter(key, value);
  }

  /** Reporters are made by factories only; those of Flink itself have one beside each. */
  private static Optional<RenamedSetting> reporter(String key, String value) {
    boolean byClass =
        key.startsWith(REPORTER)
            && key.endsWith(REPORTER_CLASS)
            && !key.endsWith(".factory.class")
            && key.indexOf('.', REPORTER.length()) == key.length() - REPORTER_CLASS.length();
    if (!byClass) {
      return Optional.empty();
    }
    String factoryKey = key.substring(0, key.length() - REPORTER_CLASS.length()) + ".factory.class";
    return Optional.of(
        value.startsWith(FLINK_REPORTERS) && value.endsWith("Reporter")
            ? renamed(key, List.of(factoryKey), value + "Factory")
            : gone(key, "name the reporter's factory with " + factoryKey));
  }

  private static RenamedSetting renamed(String key, List<String> keys, String value) {
    Map<String, String> settings = new LinkedHashMap<>();
    keys.forEach(now -> settings.put(now, value));
    return new RenamedSetting(
        settings, "'" + key + "' is now " + String.join(" and ", keys) + "=" + value + ".");
  }

  private static RenamedSetting gone(String key, String reason) {
    return new RenamedSetting(Map.of(), "'" + key + "' has no effect any more: " + reason + ".");
  }

  private static final class Reasons {
    static final String OVERHEAD =
        "see jobmanager.memory.jvm-overhead.fraction and taskmanager.memory.jvm-overhead.fraction";
    static final String MANAGED =
        "see taskmanager.memory.managed.fraction and taskmanager.memory.managed.size";
    static final String NETWORK =
        "see taskmanager.memory.network.min and taskmanager.memory.network.max";
    static final String CODEC = "see taskmanager.network.compression.codec";
    static final String TYPES = "see pipeline.serialization-config";
    static final String ALWAYS = "Flink decides this itself";

    private Reasons() {}
  }
}
