package io.bobbin.client.commandline;

import io.bobbin.client.commandline.Argument.Given;
import io.bobbin.client.commandline.Argument.Plain;
import io.bobbin.client.commandline.CommandLineOption.Arity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Divides a verb's arguments exactly as Commons CLI's {@code DefaultParser} does (1.3 to 1.9
 * agree), so that what it would hand to the program is left alone. It is more lenient in one thing:
 * {@code -yDkey=value} and {@code -yjm=1024}, which no release understood, mean what they look
 * like.
 */
final class ArgumentReader {
  private static final Set<String> PROGRAM = Set.of("j", "py", "pym");
  private static final String PROPERTY_OF_YARN = "yD";

  private final Verb verb;
  private final OptionTable options;
  private final List<String> words;
  private final List<Argument> arguments = new ArrayList<>();
  private int next = 0;
  private boolean programNamed = false;

  private ArgumentReader(Verb verb, List<String> words) {
    this.verb = verb;
    this.options = verb.options();
    this.words = words;
  }

  /** The arguments in their order. */
  static List<Argument> read(Verb verb, List<String> words) {
    ArgumentReader reader = new ArgumentReader(verb, words);
    while (reader.next < words.size()) {
      reader.readOne();
    }
    return List.copyOf(reader.arguments);
  }

  private void readOne() {
    String word = words.get(next);
    if (word.equals("--") || !readOption(word)) {
      boolean rest = word.equals("--") || verb.hasProgram();
      int end = rest ? words.size() : next + 1;
      arguments.add(new Plain(List.copyOf(words.subList(next, end))));
      next = end;
    }
  }

  private boolean readOption(String word) {
    if (!word.startsWith("-") || word.length() == 1) {
      return false;
    }
    String name = withoutHyphens(word);
    int equals = name.indexOf('=');
    if (equals >= 0) {
      return readWithEquals(word, name.substring(0, equals), name.substring(equals + 1));
    }
    Optional<CommandLineOption> option =
        word.startsWith("--") ? longName(name) : shortName(name).or(() -> longOrLetter(name));
    if (option.isPresent()) {
      add(option.get(), words.get(next));
      return true;
    }
    return !word.startsWith("--") && (readGlued(name) || readLetters(name));
  }

  private boolean readWithEquals(String word, String name, String value) {
    if (!word.startsWith("--")) {
      Optional<CommandLineOption> property = propertyAt(name);
      if (property.isPresent()) {
        String key = name.substring(property.get().shortName().length());
        addWord(property.get(), key.isEmpty() ? List.of(value) : List.of(key, value));
        return true;
      }
    }
    Optional<CommandLineOption> option =
        (word.startsWith("--")
                ? longName(name)
                : longOrLetter(name).or(() -> shortName(name).filter(this::isFormer)))
            .filter(CommandLineOption::takesValue);
    option.ifPresent(found -> addWord(found, List.of(value)));
    return option.isPresent();
  }

  /** With one hyphen a single letter is never a long name cut short. */
  private Optional<CommandLineOption> longOrLetter(String name) {
    return name.length() == 1 ? shortName(name) : longName(name);
  }

  private boolean isFormer(CommandLineOption option) {
    return options.isFormer(option);
  }

  /** {@code -classMain} and {@code -Dkey}. */
  private boolean readGlued(String name) {
    Optional<CommandLineOption> longOption = options.atBeginningOf(name);
    Optional<CommandLineOption> option = longOption.or(() -> propertyAt(name));
    option.ifPresent(
        found -> {
          int end = (longOption.isPresent() ? found.longName() : found.shortName()).length();
          addWord(found, List.of(name.substring(end)));
        });
    return option.isPresent();
  }

  private Optional<CommandLineOption> propertyAt(String name) {
    if (name.startsWith(PROPERTY_OF_YARN)) {
      return shortName(PROPERTY_OF_YARN);
    }
    return name.isEmpty()
        ? Optional.empty()
        : shortName(name.substring(0, 1))
            .filter(o -> o.arity() == Arity.PROPERTY || o.arity() == Arity.VALUES);
  }

  /** {@code -p4}, and {@code -dp4}, which is written apart. */
  private boolean readLetters(String name) {
    List<CommandLineOption> letters = new ArrayList<>();
    String rest = "";
    for (int i = 0; i < name.length() && rest.isEmpty(); i++) {
      Optional<CommandLineOption> option = shortName(name.substring(i, i + 1));
      if (option.isEmpty()) {
        return false;
      }
      letters.add(option.get());
      rest = option.get().takesValue() ? name.substring(i + 1) : "";
    }
    CommandLineOption last = letters.remove(letters.size() - 1);
    if (letters.isEmpty()) {
      addWord(last, List.of(rest));
      return true;
    }
    letters.forEach(flag -> arguments.add(new Given(flag, List.of(), List.of(flag.toString()))));
    if (rest.isEmpty()) {
      add(last, last.toString());
    } else {
      arguments.add(new Given(last, List.of(rest), List.of(last.toString(), rest)));
      next++;
    }
    return true;
  }

  private void addWord(CommandLineOption option, List<String> values) {
    arguments.add(new Given(option, values, List.of(words.get(next))));
    next++;
    noteProgram(option);
  }

  /** An option in the next word, and what it takes of those that follow. */
  private void add(CommandLineOption option, String word) {
    int end = next + 1;
    List<String> values = new ArrayList<>();
    while (end < words.size() && wantsMore(option, values) && isValue(words.get(end))) {
      String value = withoutQuotes(words.get(end));
      int equals = option.arity() == Arity.PROPERTY && values.isEmpty() ? value.indexOf('=') : -1;
      if (equals >= 0) {
        values.add(value.substring(0, equals));
        values.add(value.substring(equals + 1));
      } else {
        values.add(value);
      }
      end++;
    }
    List<String> written = new ArrayList<>(List.of(word));
    written.addAll(words.subList(next + 1, end));
    arguments.add(new Given(option, List.copyOf(values), List.copyOf(written)));
    next = end;
    noteProgram(option);
  }

  private static boolean wantsMore(CommandLineOption option, List<String> values) {
    return switch (option.arity()) {
      case FLAG -> false;
      case VALUE, OPTIONAL_VALUE -> values.isEmpty();
      case PROPERTY -> values.size() < 2;
      case VALUES -> true;
    };
  }

  private boolean isValue(String word) {
    if (!word.startsWith("-") || word.length() == 1 || word.matches("-\\d+(\\.\\d*)?")) {
      return true;
    }
    String name = withoutHyphens(word);
    String beforeEquals = name.substring(0, Math.max(0, (name + "=").indexOf('=')));
    boolean option =
        longName(beforeEquals).isPresent()
            || (!word.startsWith("--")
                && (options.atBeginningOf(name).isPresent()
                    || shortName(beforeEquals).isPresent()
                    || propertyAt(name).isPresent()
                    || (!name.isEmpty() && shortName(name.substring(0, 1)).isPresent())));
    return !option && !word.equals("--");
  }

  private void noteProgram(CommandLineOption option) {
    programNamed |= verb.hasProgram() && PROGRAM.contains(option.shortName());
  }

  private Optional<CommandLineOption> shortName(String name) {
    return options.byShortName(name).filter(this::isOption);
  }

  private Optional<CommandLineOption> longName(String name) {
    return options.byLongName(name).filter(this::isOption);
  }

  /** Of 1.10 and before; later releases leave it to a program that an option names. */
  private boolean isOption(CommandLineOption option) {
    return !(option.is("q") && programNamed);
  }

  private static String withoutHyphens(String word) {
    return word.substring(word.startsWith("--") ? 2 : 1);
  }

  private static String withoutQuotes(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    String inner = quoted ? value.substring(1, value.length() - 1) : value;
    return inner.contains("\"") ? value : inner;
  }
}
