package io.bobbin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopDefaultsTest {
  @ParameterizedTest
  @ValueSource(strings = {"core-default.xml", "yarn-default.xml"})
  void saysTheSameInAQuarterOfTheText(String file) throws IOException {
    String original;
    try (InputStream input = Configuration.class.getClassLoader().getResourceAsStream(file)) {
      original = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }

    String shortened = HadoopDefaults.shortened(original);

    assertThat(settings(shortened)).isEqualTo(settings(original)).hasSizeGreaterThan(300);
    assertThat(shortened.length()).isLessThan(original.length() / 2);
  }

  private static Map<String, String> settings(String xml) {
    Configuration configuration = new Configuration(false);
    configuration.addResource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    Map<String, String> settings = new TreeMap<>();
    for (String name : configuration.getValByRegex(".*").keySet()) {
      settings.put(name, configuration.getRaw(name));
    }
    return settings;
  }
}
