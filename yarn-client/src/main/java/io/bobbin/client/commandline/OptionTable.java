package io.bobbin.client.commandline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options that a verb has or had. A long name may be cut short as long as only one option
 * begins with it, and has one or two hyphens, as Commons CLI's {@code DefaultParser} has it.
 *
 * @param present those of the release in use
 * @param former those of earlier releases
 */
record OptionTable(List<CommandLineOption> present, List<CommandLineOption> former) {
  OptionTable {
    present = List.copyOf(present);
    former = List.copyOf(former);
  }

  Optional<CommandLineOption> byShortName(String name) {
    return all().filter(option -> option.shortName().equals(name)).findFirst();
  }

  /** What is there comes before what was there, so that no present abbreviation changes. */
  Optional<CommandLineOption> byLongName(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return all()
        .filter(option -> option.longName().equals(name))
        .findFirst()
        .or(() -> onlyOne(present, name))
        .or(() -> onlyOne(former, name));
  }

  /** The option with a value whose long name the text begins with, as in {@code classMain}. */
  Optional<CommandLineOption> atBeginningOf(String text) {
    return all()
        .filter(option -> option.longName().length() > 1 && option.takesValue())
        .filter(option -> text.startsWith(option.longName()))
        .max(Comparator.comparingInt(option -> option.longName().length()));
  }

  boolean isFormer(CommandLineOption option) {
    return former.contains(option);
  }

  private Stream<CommandLineOption> all() {
    return Stream.concat(present.stream(), former.stream());
  }

  private static Optional<CommandLineOption> onlyOne(List<CommandLineOption> options, String name) {
    List<CommandLineOption> matching =
        options.stream().filter(option -> option.longName().startsWith(name)).toList();
    return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
  }
}
