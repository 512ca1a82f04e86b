package io.bobbin.bench.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/**
 * What the build says: the versions of the systems that are measured.
 *
 * @param jvmOpens options that open what Hadoop and Flink reach into on JDK 17 and later
 */
public record Versions(
    String flink, String hadoop, String spark, String log4j, String slf4j, List<String> jvmOpens) {

  /** The versions of this build. */
  public static Versions ofBuild() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Versions(
        properties.getProperty("flink"),
        properties.getProperty("hadoop"),
        properties.getProperty("spark"),
        properties.getProperty("log4j"),
        properties.getProperty("slf4j"),
        List.of(properties.getProperty("jvm.opens").split(" ")));
  }
}
