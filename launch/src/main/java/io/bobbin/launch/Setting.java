package io.bobbin.launch;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One configuration key: the only place that knows its type, default and meaning.
 *
 * @param key as it stands in {@code config.yaml}
 * @param type what a value is, in words that complete "is not ..."
 * @param defaultText the default as a user would write it; empty if there is none
 * @param description one sentence for the documentation
 * @param parser makes a value of its text; throws IllegalArgumentException
 * @param formerKeys under which it is found, too, if the key itself is not there
 */
public record Setting<T>(
    String key,
    String type,
    Optional<String> defaultText,
    String description,
    Function<String, T> parser,
    List<String> formerKeys) {
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|min|h|d|)");

  /** More than anybody means, and little enough to be added to any time in ms. */
  private static final Duration LONGEST = Duration.ofDays(100_000);

  public Setting {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultText, "defaultText");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(parser, "parser");
    formerKeys = List.copyOf(formerKeys);
  }

  private Setting(
      String key,
      String type,
      Optional<String> defaultText,
      String description,
      Function<String, T> parser) {
    this(key, type, defaultText, description, parser, List.of());
  }

  /** The same setting, found under another key, too. */
  Setting<T> formerly(String formerKey) {
    return new Setting<>(key, type, defaultText, description, parser, List.of(formerKey));
  }

  static Setting<String> text(String key, String defaultText, String description) {
    return new Setting<>(key, "a text", Optional.of(defaultText), description, text -> text);
  }

  static Setting<String> optionalText(String key, String description) {
    return new Setting<>(key, "a text", Optional.empty(), description, text -> text);
  }

  static Setting<Integer> wholeNumber(
      String key, int defaultValue, int lowest, int highest, String description) {
    return wholeNumber(key, Optional.of(defaultValue), lowest, highest, description);
  }

  static Setting<Integer> optionalWholeNumber(
      String key, int lowest, int highest, String description) {
    return wholeNumber(key, Optional.empty(), lowest, highest, description);
  }

  private static Setting<Integer> wholeNumber(
      String key, Optional<Integer> defaultValue, int lowest, int highest, String description) {
    return new Setting<>(
        key,
        "a whole number from " + lowest + " to " + highest,
        defaultValue.map(value -> Integer.toString(value)),
        description,
        text -> {
          int value = Integer.parseInt(text.trim());
          if (value < lowest || value > highest) {
            throw new IllegalArgumentException("out of range");
          }
          return value;
        });
  }

  /** A time in ms, or -1. */
  static Setting<Long> millisecondsOrNone(String key, long defaultValue, String description) {
    return new Setting<>(
        key,
        "a whole number of milliseconds, or -1",
        Optional.of(Long.toString(defaultValue)),
        description,
        text -> {
          long value = Long.parseLong(text.trim());
          if (value < -1) {
            throw new IllegalArgumentException("out of range");
          }
          return value;
        });
  }

  /** A text of a given form. */
  static Setting<String> optionalText(
      String key, String type, Predicate<String> form, String description) {
    return new Setting<>(
        key,
        type,
        Optional.empty(),
        description,
        text -> {
          if (!form.test(text)) {
            throw new IllegalArgumentException("not of the form");
          }
          return text;
        });
  }

  /** One of an enumeration's constants, written in lower case. */
  static <E extends Enum<E>> Setting<E> choice(String key, E defaultValue, String description) {
    Map<String, E> values =
        Stream.of(defaultValue.getDeclaringClass().getEnumConstants())
            .collect(Collectors.toMap(value -> value.name().toLowerCase(Locale.ROOT), v -> v));
    return new Setting<>(
        key,
        values.keySet().stream().sorted().collect(Collectors.joining("' or '", "'", "'")),
        Optional.of(defaultValue.name().toLowerCase(Locale.ROOT)),
        description,
        text ->
            Optional.ofNullable(values.get(text.trim().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalArgumentException("unknown")));
  }

  /** A duration whose text may be a number alone, in the given unit. */
  static Setting<Duration> duration(
      String key, String defaultText, ChronoUnit plainNumber, String description) {
    return new Setting<>(
        key,
        "a duration of at least 10 ms such as '500 ms', '10 s' or '5 min'",
        Optional.of(defaultText),
        description,
        text -> {
          Duration duration = parseDuration(text, plainNumber);
          // Whatever is waited for, not to wait at all keeps a thread busy.
          if (duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("too short");
          }
          return duration;
        });
  }

  static Setting<List<String>> list(String key, String defaultText, String description) {
    return new Setting<>(
        key,
        "a list of texts separated by ',' or ';'",
        Optional.of(defaultText),
        description,
        text -> Stream.of(text.split("[,;]")).map(String::trim).filter(s -> !s.isEmpty()).toList());
  }

  /**
   * The configured value, or else the default, or else empty.
   *
   * @throws InvalidSettingException if what is configured is not of this setting's type
   */
  public Optional<T> find(Map<String, String> configuration) {
    return keys()
        .map(configuration::get)
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> defaultText)
        .map(this::parse);
  }

  /**
   * The configured value or the default of a setting that has one.
   *
   * @throws InvalidSettingException if what is configured is not of this setting's type
   */
  public T get(Map<String, String> configuration) {
    return find(configuration)
        .orElseThrow(() -> new IllegalStateException(key + " has no default; use find()"));
  }

  /** The key and the former ones. */
  public Stream<String> keys() {
    return Stream.concat(Stream.of(key), formerKeys.stream());
  }

  private T parse(String text) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(key, text, type);
    }
  }

  private static Duration parseDuration(String text, ChronoUnit plainNumber) {
    Matcher matcher = DURATION.matcher(text.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a duration");
    }
    ChronoUnit unit =
        switch (matcher.group(2)) {
          case "" -> plainNumber;
          case "ms" -> ChronoUnit.MILLIS;
          case "s" -> ChronoUnit.SECONDS;
          case "min" -> ChronoUnit.MINUTES;
          case "h" -> ChronoUnit.HOURS;
          default -> ChronoUnit.DAYS;
        };
    long amount = Long.parseLong(matcher.group(1));
    if (amount > LONGEST.dividedBy(unit.getDuration())) {
      throw new IllegalArgumentException("too long");
    }
    return Duration.of(amount, unit);
  }
}
