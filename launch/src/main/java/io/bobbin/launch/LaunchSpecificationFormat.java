package io.bobbin.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How a launch specification is written down: Java properties, because reading them costs a
 * starting process next to nothing.
 */
public final class LaunchSpecificationFormat {
  /** The name of the specification in the launch jar, which is on the containers' class path. */
  public static final String RESOURCE = "bobbin-launch.properties";

  private static final String VERSION = "1";
  private static final String ENGINE_PREFIX = "engine.";
  private static final String ARGUMENT_PREFIX = "program.argument.";
  private static final String LIBRARY_PREFIX = "program.library.";
  private static final String JOB_JAR_PREFIX = "job.jar.";

  private LaunchSpecificationFormat() {}

  /** Writes the specification; the caller closes the writer. */
  public static void write(LaunchSpecification specification, Writer writer) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("version", VERSION);
    properties.setProperty("application.name", specification.applicationName());
    properties.setProperty("mode", specification.workload().mode().name());
    properties.setProperty("workers.initial", Integer.toString(specification.initialWorkers()));
    properties.setProperty("staging.directory", specification.stagingDirectory().toString());
    properties.setProperty("shipped.files", LaunchFile.encode(specification.shipped().files()));
    specification
        .shipped()
        .classPath()
        .ifPresent(path -> properties.setProperty("shipped.class-path", path));
    writeWorkload(specification.workload(), properties);
    specification
        .engineConfiguration()
        .forEach((key, value) -> properties.setProperty(ENGINE_PREFIX + key, value));
    properties.store(writer, null);
  }

  /**
   * Reads the specification on the class path of this process.
   *
   * @throws IOException if there is none, or as {@link #read}
   */
  public static LaunchSpecification readFromClassPath() throws IOException {
    try (InputStream resource =
        LaunchSpecificationFormat.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IOException(RESOURCE + " is not on the class path.");
      }
      return read(new InputStreamReader(resource, StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a specification.
   *
   * @throws IOException if it cannot be read, is of another version or lacks a part
   */
  public static LaunchSpecification read(Reader reader) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException("The launch specification is not well formed: " + e.getMessage(), e);
    }
    String version = required(properties, "version");
    if (!version.equals(VERSION)) {
      throw new IOException(
          "The launch specification has version "
              + version
              + "; this bundle reads version "
              + VERSION
              + ". Client and bundle must be of one release.");
    }
    try {
      return new LaunchSpecification(
          required(properties, "application.name"),
          workload(properties),
          engineConfiguration(properties),
          Integer.parseInt(required(properties, "workers.initial")),
          URI.create(required(properties, "staging.directory")),
          new ShippedFiles(
              LaunchFile.decode(required(properties, "shipped.files")),
              Optional.ofNullable(properties.getProperty("shipped.class-path"))));
    } catch (IllegalArgumentException e) {
      throw new IOException("The launch specification is not valid: " + e.getMessage(), e);
    }
  }

  private static Map<String, String> engineConfiguration(Properties properties) {
    Map<String, String> configuration = new LinkedHashMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(ENGINE_PREFIX)) {
        configuration.put(key.substring(ENGINE_PREFIX.length()), properties.getProperty(key));
      }
    }
    return configuration;
  }

  private static void writeWorkload(Workload workload, Properties properties) {
    if (workload instanceof Workload.Program program) {
      program.jar().ifPresent(jar -> properties.setProperty("program.jar", jar));
      program.mainClass().ifPresent(name -> properties.setProperty("program.main-class", name));
      writeList(LIBRARY_PREFIX, program.libraries(), properties);
      writeList(ARGUMENT_PREFIX, program.arguments(), properties);
    } else if (workload instanceof Workload.Job job) {
      properties.setProperty("job.plan", job.plan());
      writeList(JOB_JAR_PREFIX, job.jars(), properties);
    }
  }

  private static Workload workload(Properties properties) throws IOException {
    return switch (DeploymentMode.valueOf(required(properties, "mode"))) {
      case SESSION -> new Workload.Session();
      case PER_JOB ->
          new Workload.Job(required(properties, "job.plan"), list(JOB_JAR_PREFIX, properties));
      case APPLICATION ->
          new Workload.Program(
              Optional.ofNullable(properties.getProperty("program.jar")),
              list(LIBRARY_PREFIX, properties),
              Optional.ofNullable(properties.getProperty("program.main-class")),
              list(ARGUMENT_PREFIX, properties));
    };
  }

  private static void writeList(String prefix, List<String> values, Properties properties) {
    for (int i = 0; i < values.size(); i++) {
      properties.setProperty(prefix + i, values.get(i));
    }
  }

  private static List<String> list(String prefix, Properties properties) {
    List<String> values = new ArrayList<>();
    for (int i = 0; properties.getProperty(prefix + i) != null; i++) {
      values.add(properties.getProperty(prefix + i));
    }
    return values;
  }

  private static String required(Properties properties, String key) throws IOException {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IOException("The launch specification lacks " + key + ".");
    }
    return value;
  }
}
