package io.bobbin.client.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenamedKeysTest {
  private static final Set<String> FLINKS = keysOfFlink();

  private final RenamedKeys keys = new RenamedKeys();

  @ParameterizedTest
  @CsvSource({
    "jobmanager.heap.size, 1g, jobmanager.memory.process.size, 1g",
    "jobmanager.heap.mb, 1024, jobmanager.memory.process.size, 1024m",
    "taskmanager.heap.size, 1g, taskmanager.memory.process.size, 1g",
    "taskmanager.heap.mb, 1024, taskmanager.memory.process.size, 1024m",
    "taskmanager.registration.initial-backoff, 1 s, cluster.registration.initial-timeout, 1 s",
    "taskmanager.registration.max-backoff, 1 s, cluster.registration.max-timeout, 1 s",
    "taskmanager.registration.refused-backoff, 1 s, cluster.registration.refused-registration-delay, 1 s",
    "cluster.evenly-spread-out-slots, true, taskmanager.load-balance.mode, SLOTS",
    "cluster.evenly-spread-out-slots, false, taskmanager.load-balance.mode, NONE",
    "state.backend, filesystem, state.backend.type, hashmap",
    "state.backend, jobmanager, state.backend.type, hashmap",
    "state.backend.type, org.apache.flink.contrib.streaming.state.RocksDBStateBackendFactory, state.backend.type, rocksdb",
  })
  void saysWhatAKeyIsNow(String key, String value, String nowKey, String nowValue) {
    assertThat(keys.modernize(key, value).orElseThrow().settings())
        .isEqualTo(Map.of(nowKey, nowValue));
    assertThat(FLINKS).contains(nowKey);
    assertThat(key.equals("state.backend") || key.equals(nowKey) || !FLINKS.contains(key)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "yarn.heartbeat-delay, yarn.heartbeat.interval",
    "yarn.per-job-cluster.include-user-jar, yarn.classpath.include-user-jar",
    "yarn.ship-directories, yarn.ship-files",
  })
  void knowsTheFormerNamesOfYarnsKeys(String key, String now) {
    assertThat(keys.modernize(key, "5").orElseThrow().settings()).isEqualTo(Map.of(now, "5"));
  }

  @Test
  void encryptionIsForBothNetworks() {
    RenamedSetting setting = keys.modernize("security.ssl.enabled", "true").orElseThrow();

    assertThat(setting.settings())
        .containsOnlyKeys("security.ssl.internal.enabled", "security.ssl.rest.enabled")
        .containsValue("true");
    assertThat(setting.notice())
        .isEqualTo(
            "'security.ssl.enabled' is now security.ssl.internal.enabled and"
                + " security.ssl.rest.enabled=true.");
  }

  @Test
  void reporterIsMadeByItsFactory() {
    assertThat(
            keys.modernize("metrics.reporter.jmx.class", "org.apache.flink.metrics.jmx.JMXReporter")
                .orElseThrow()
                .settings())
        .isEqualTo(
            Map.of(
                "metrics.reporter.jmx.factory.class",
                "org.apache.flink.metrics.jmx.JMXReporterFactory"));
    assertThat(keys.modernize("metrics.reporter.own.class", "com.example.Own").orElseThrow())
        .isEqualTo(
            new RenamedSetting(
                Map.of(),
                "'metrics.reporter.own.class' has no effect any more: name the reporter's factory"
                    + " with metrics.reporter.own.factory.class."));
    assertThat(keys.modernize("metrics.reporter.jmx.factory.class", "x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "containerized.heap-cutoff-ratio",
        "yarn.heap-cutoff-min",
        "taskmanager.memory.fraction",
        "taskmanager.memory.preallocate",
        "taskmanager.network.numberOfBuffers",
        "taskmanager.network.memory.buffers-per-channel",
        "taskmanager.network.blocking-shuffle.type",
        "state.backend.async",
        "execution.checkpointing.force",
        "pipeline.time-characteristic",
        "pipeline.registered-kryo-types",
        "web.ssl.enabled",
        "yarn.maximum-failed-containers",
        "high-availability.job.delay",
        "slotmanager.request-timeout"
      })
  void saysWhatIsGone(String key) {
    RenamedSetting setting = keys.modernize(key, "1").orElseThrow();

    assertThat(setting.settings()).isEmpty();
    assertThat(setting.notice()).startsWith("'" + key + "' has no effect any more: ");
    assertThat(FLINKS).doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.checkpoints.dir",
        "state.savepoints.dir",
        "state.backend.incremental",
        "restart-strategy",
        "high-availability",
        "env.java.opts",
        "env.java.opts.jobmanager",
        "taskmanager.memory.size",
        "akka.ask.timeout",
        "yarn.security.kerberos.additionalFileSystems",
        "execution.attached",
        "taskmanager.numberOfTaskSlots"
      })
  void leavesToFlinkWhatFlinkStillReads(String key) {
    assertThat(keys.modernize(key, "5")).isEmpty();
    assertThat(FLINKS).contains(key);
  }

  @Test
  void renamesNothingThatFlinkReads() {
    assertThat(FLINKS)
        .hasSizeGreaterThan(500)
        .allSatisfy(key -> assertThat(keys.modernize(key, "5")).as(key).isEmpty());
  }

  private static Set<String> keysOfFlink() {
    Set<String> keys = new HashSet<>();
    for (JavaClass type :
        new ClassFileImporter().importPackages("org.apache.flink.configuration")) {
      if (type.getSimpleName().endsWith("Options")) {
        for (Field field : type.reflect().getDeclaredFields()) {
          if (field.getType() == ConfigOption.class) {
            add(field, keys);
          }
        }
      }
    }
    return keys;
  }

  private static void add(Field field, Set<String> keys) {
    try {
      field.setAccessible(true);
      ConfigOption<?> option = (ConfigOption<?>) field.get(null);
      keys.add(option.key());
      for (FallbackKey former : option.fallbackKeys()) {
        keys.add(former.getKey());
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
