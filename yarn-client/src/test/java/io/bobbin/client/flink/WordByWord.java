package io.bobbin.client.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A published command line as a person reads it, word by word: good enough for lines that are
 * known, and independent of how the translation reads them.
 *
 * @param options each with its value; empty for one that takes none
 * @param plain a program with its arguments, or a job's id and a directory
 */
record WordByWord(String verb, List<Given> options, List<String> plain) {
  private static final Set<String> WITH_PROGRAM = Set.of("run", "run-application", "info");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-p",
          "--parallelism",
          "-c",
          "--class",
          "-C",
          "--classpath",
          "--fromSavepoint",
          "-m",
          "--jobmanager",
          "-t",
          "--target",
          "-j",
          "-z",
          "-py",
          "--python",
          "-pym",
          "-pyfs",
          "--pyFiles",
          "-pyarch",
          "-pyexec",
          "-pyclientexec",
          "--savepointPath",
          "--dispose",
          "-D",
          "-yD",
          "-yid",
          "-yqu",
          "--yarnqueue",
          "-ynm",
          "--yarnname",
          "-ys",
          "--yarnslots",
          "-yjm",
          "--yarnjobManagerMemory",
          "-ytm",
          "--yarntaskManagerMemory",
          "-yt",
          "--yarnship",
          "-yz",
          "-yn");

  /** An option as it was written. */
  record Given(String name, String value) {}

  static WordByWord of(List<String> arguments) {
    String verb = arguments.get(0);
    List<Given> options = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (!word.startsWith("-")) {
        boolean program = WITH_PROGRAM.contains(verb);
        plain.addAll(arguments.subList(i, program ? arguments.size() : i + 1));
        i = program ? arguments.size() : i;
      } else if (word.startsWith("-D") && word.length() > 2) {
        options.add(new Given("-D", word.substring(2)));
      } else if (takesValue(verb, word)) {
        options.add(new Given(word, arguments.get(++i)));
      } else {
        options.add(new Given(word, ""));
      }
    }
    return new WordByWord(verb, List.copyOf(options), List.copyOf(plain));
  }

  /** Some letters mean something else for each verb. */
  private static boolean takesValue(String verb, String word) {
    return switch (word) {
      case "-s" -> !verb.equals("list");
      case "-d" -> verb.equals("savepoint");
      default -> WITH_VALUE.contains(word);
    };
  }

  boolean has(String... names) {
    return value(names).isPresent();
  }

  /** Of the first that is there. */
  Optional<String> value(String... names) {
    Set<String> wanted = Set.of(names);
    return options.stream()
        .filter(option -> wanted.contains(option.name()))
        .map(Given::value)
        .findFirst();
  }

  boolean hasProgram() {
    return WITH_PROGRAM.contains(verb);
  }

  boolean isPython() {
    return options.stream().anyMatch(option -> option.name().matches("-py.*|--py.*"));
  }
}
