package io.bobbin.client.find;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/**
 * The file in which Flink's scripts find the session that was started last: by default {@code
 * /tmp/.yarn-properties-USER}, in the format of Flink's own. Others could put a file of theirs
 * there, so that only one that belongs to the user counts.
 *
 * @param file which need not exist
 */
public record SessionProperties(Path file) {
  private static final String APPLICATION_ID = "applicationID";
  private static final String DYNAMIC_PROPERTIES = "dynamicPropertiesString";
  private static final String SEPARATOR = "@@";

  /**
   * What the file says.
   *
   * @param application the session
   * @param dynamicProperties what {@code -D} set when it was started
   */
  public record LastSession(ApplicationId application, Map<String, String> dynamicProperties) {}

  /** The file of this process's user. */
  public static SessionProperties of(Map<String, String> configuration) {
    String directory =
        Settings.PROPERTIES_DIRECTORY
            .find(configuration)
            .orElseGet(() -> System.getProperty("java.io.tmpdir"));
    return new SessionProperties(
        Path.of(directory, ".yarn-properties-" + System.getProperty("user.name")));
  }

  /**
   * The session that was started last, if the file is there.
   *
   * @throws BobbinException if the file cannot be read or names no session
   */
  public Optional<LastSession> read() {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isOwn()) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("cannot be read: " + e.getMessage(), e);
    }
    String id = properties.getProperty(APPLICATION_ID);
    if (id == null) {
      throw unusable("names no application", null);
    }
    try {
      return Optional.of(
          new LastSession(
              ApplicationId.fromString(id.strip()),
              decode(properties.getProperty(DYNAMIC_PROPERTIES, ""))));
    } catch (IllegalArgumentException e) {
      throw unusable("does not name an application, but '" + id + "'", e);
    }
  }

  private boolean isOwn() {
    try {
      return Files.getOwner(file).getName().equals(System.getProperty("user.name"));
    } catch (IOException e) {
      return false;
    }
  }

  private BobbinException unusable(String why, Exception cause) {
    return new BobbinException(
        ExitCode.USAGE,
        "The properties file of the last session, " + file + ", " + why + ". Delete it.",
        cause);
  }

  /** Remembers a session. It can be read by its user only, for it may hold passwords. */
  public void write(LastSession session) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(APPLICATION_ID, session.application().toString());
    if (!session.dynamicProperties().isEmpty()) {
      properties.setProperty(DYNAMIC_PROPERTIES, encode(session.dynamicProperties()));
    }
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".yarn-properties-",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.ISO_8859_1)) {
        properties.store(writer, "The YARN session that was started last");
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Forgets a session that has ended; one that was started after it is kept. */
  public void forget(ApplicationId ended) throws IOException {
    if (read().filter(session -> session.application().equals(ended)).isPresent()) {
      Files.deleteIfExists(file);
    }
  }

  private static String encode(Map<String, String> dynamicProperties) {
    return dynamicProperties.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(SEPARATOR));
  }

  private static Map<String, String> decode(String text) {
    Map<String, String> dynamicProperties = new LinkedHashMap<>();
    Arrays.stream(text.split(SEPARATOR))
        .map(line -> line.split("=", 2))
        .filter(parts -> parts.length == 2 && !parts[0].isBlank())
        .forEach(parts -> dynamicProperties.put(parts[0].strip(), parts[1].strip()));
    return dynamicProperties;
  }
}
