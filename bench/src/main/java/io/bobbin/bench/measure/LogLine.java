package io.bobbin.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line of a log that begins with its time, as all daemons and containers write it here.
 *
 * @param time in ms since the epoch
 */
public record LogLine(long time, String text) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
  private static final int TIME_LENGTH = 23;

  /** The file's lines with that text, in order; none if there is no such file. */
  public static List<LogLine> containing(String text, Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.contains(text))
          .map(LogLine::parse)
          .filter(Objects::nonNull)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LogLine parse(String line) {
    if (line.length() < TIME_LENGTH) {
      return null;
    }
    try {
      LocalDateTime time = LocalDateTime.parse(line.substring(0, TIME_LENGTH), TIME);
      return new LogLine(time.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli(), line);
    } catch (DateTimeParseException e) {
      return null; // a line of a message that has several
    }
  }
}
