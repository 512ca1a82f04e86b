package io.bobbin.client.commandline;

import java.util.List;

/**
 * A command line in the words of the Flink release in use.
 *
 * @param arguments the verb, its options, and the program's own arguments
 * @param notices a sentence for each thing that was asked for and is gone or called differently
 */
public record ModernCommandLine(List<String> arguments, List<String> notices) {
  public ModernCommandLine {
    arguments = List.copyOf(arguments);
    notices = List.copyOf(notices);
  }
}
