package io.bobbin.client.commandline;

import java.util.List;

/** A part of a command line: an option with what it takes, or words that are no option. */
sealed interface Argument {
  /** As they were written. */
  List<String> words();

  /**
   * An option with what it takes.
   *
   * @param values what it takes; a property's key and value apart
   */
  record Given(CommandLineOption option, List<String> values, List<String> words)
      implements Argument {}

  /** What Flink takes for no option: a program and what follows it, or a job's id. */
  record Plain(List<String> words) implements Argument {}
}
