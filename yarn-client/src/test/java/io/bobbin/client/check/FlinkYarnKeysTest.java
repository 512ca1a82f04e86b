package io.bobbin.client.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.launch.KeysWithoutEffect;
import io.bobbin.launch.Setting;
import io.bobbin.launch.Settings;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.yarn.configuration.YarnConfigOptions;
import org.junit.jupiter.api.Test;

/** Every key that Flink's own YARN integration declares is one that Bobbin knows and tells of. */
class FlinkYarnKeysTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "flink-yarn-keys.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)` \\| (.+) \\|$", Pattern.MULTILINE);

  /** Whole families of keys, which are known by a part of theirs. */
  private static final Set<String> FAMILIES =
      Set.of(
          "flink.hadoop.<key>",
          "flink.yarn.<key>",
          "external-resource.<resource_name>.yarn.config-key");

  @Test
  void thePageHasEachOfFlinksKeysAndNoneThatDoesNotExist() throws Exception {
    Set<String> documented =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).containsAll(flinksKeys());
    documented.removeAll(flinksKeys());
    // The second table: keys of Flink's core that its YARN integration reads.
    assertThat(documented)
        .allMatch(
            key ->
                key.matches(
                    "(env|containerized|external-resource|rest|(yarn[.])?security|high-availability"
                        + "|(job|application)-result-store)[.s-].*"));
  }

  @Test
  void eachOfFlinksKeysIsASettingOrIsToldToHaveNoEffect() throws Exception {
    Set<String> known = new TreeSet<>(FAMILIES);
    known.addAll(Settings.all().stream().flatMap(Setting::keys).toList());
    known.addAll(KeysWithoutEffect.reasons().keySet());
    assertThat(known).containsAll(flinksKeys());
    assertThat(KeysWithoutEffect.reasons().keySet())
        .doesNotContainAnyElementsOf(Settings.all().stream().flatMap(Setting::keys).toList());
  }

  @Test
  void thePageSaysWhichKeysHaveNoEffect() throws Exception {
    Set<String> withoutEffect =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .filter(row -> row.group(2).startsWith("No effect"))
            .map((MatchResult row) -> row.group(1))
            .collect(Collectors.toSet());
    assertThat(withoutEffect).isEqualTo(KeysWithoutEffect.reasons().keySet());
  }

  private static Set<String> flinksKeys() throws Exception {
    Path jar =
        Path.of(
            YarnConfigOptions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<ConfigOption<?>> options = new ArrayList<>();
    try (JarFile classes = new JarFile(jar.toFile())) {
      for (String name : classNames(classes)) {
        options.addAll(
            declaredIn(Class.forName(name, false, YarnConfigOptions.class.getClassLoader())));
      }
    }
    assertThat(options).hasSizeGreaterThan(30);
    return options.stream().flatMap(FlinkYarnKeysTest::keys).collect(Collectors.toSet());
  }

  private static List<String> classNames(JarFile jar) {
    return jar.stream()
        .map(entry -> entry.getName().replace('/', '.'))
        .filter(
            name ->
                name.startsWith("org.apache.flink.yarn.configuration.") && name.endsWith(".class"))
        .map(name -> name.substring(0, name.length() - ".class".length()))
        .toList();
  }

  private static List<ConfigOption<?>> declaredIn(Class<?> type) throws IllegalAccessException {
    List<ConfigOption<?>> options = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
        field.setAccessible(true);
        options.add((ConfigOption<?>) field.get(null));
      }
    }
    return options;
  }

  private static Stream<String> keys(ConfigOption<?> option) {
    return Stream.concat(
        Stream.of(option.key()),
        StreamSupport.stream(option.fallbackKeys().spliterator(), false).map(FallbackKey::getKey));
  }
}
