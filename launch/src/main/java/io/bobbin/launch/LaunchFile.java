package io.bobbin.launch;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A file on a Hadoop file system that YARN puts into a container.
 *
 * @param link where it appears, relative to the container's working directory
 * @param source where it is, with scheme and authority
 * @param size in bytes; YARN refuses the file if it differs
 * @param timestamp modification time in ms since the epoch; YARN refuses the file if it differs
 * @param kind whether YARN unpacks it
 * @param visibility with whom a node shares its copy
 */
public record LaunchFile(
    String link, URI source, long size, long timestamp, Kind kind, Visibility visibility) {

  /** Whether YARN unpacks the file. */
  public enum Kind {
    FILE,
    ARCHIVE
  }

  /** With whom a node shares its copy of the file. */
  public enum Visibility {
    /** All users; the file and the directories above it must be readable by everyone. */
    PUBLIC,
    /** All applications of its user. */
    PRIVATE,
    /** The containers of one application. */
    APPLICATION
  }

  public LaunchFile {
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(visibility, "visibility");
    if (link.isEmpty() || link.chars().anyMatch(character -> "|\r\n".indexOf(character) >= 0)) {
      throw new IllegalArgumentException("Not a link name: '" + link + "'");
    }
  }

  /** The files in one string, for the application master's environment. */
  public static String encode(List<LaunchFile> files) {
    return files.stream()
        .map(
            file ->
                String.join(
                    "|",
                    file.link,
                    file.source.toASCIIString(),
                    Long.toString(file.size),
                    Long.toString(file.timestamp),
                    file.kind.name(),
                    file.visibility.name()))
        .collect(Collectors.joining("\n"));
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException if the text was not made by it
   */
  public static List<LaunchFile> decode(String text) {
    return text.lines().map(LaunchFile::decodeOne).toList();
  }

  private static LaunchFile decodeOne(String line) {
    // A URI contains no '|' and a link may not, so there is nothing to escape.
    List<String> parts = Arrays.asList(line.split("\\|", -1));
    if (parts.size() != 6) {
      throw new IllegalArgumentException("Not a launch file: '" + line + "'");
    }
    return new LaunchFile(
        parts.get(0),
        URI.create(parts.get(1)),
        Long.parseLong(parts.get(2)),
        Long.parseLong(parts.get(3)),
        Kind.valueOf(parts.get(4)),
        Visibility.valueOf(parts.get(5)));
  }
}
