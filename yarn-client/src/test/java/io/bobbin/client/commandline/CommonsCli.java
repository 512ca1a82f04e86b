package io.bobbin.client.commandline;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** The parser that Flink's command line uses, as Flink uses it. */
final class CommonsCli {
  private CommonsCli() {}

  static CommandLine parse(Verb verb, List<CommandLineOption> known, List<String> words)
      throws ParseException {
    Options options = new Options();
    known.stream().map(CommonsCli::option).forEach(options::addOption);
    return new DefaultParser().parse(options, words.toArray(new String[0]), verb.hasProgram());
  }

  static List<CommandLineOption> allOptions(Verb verb) {
    return Stream.concat(verb.options().present().stream(), verb.options().former().stream())
        .toList();
  }

  static Option option(CommandLineOption option) {
    Option.Builder builder = Option.builder(option.shortName());
    if (!option.longName().isEmpty()) {
      builder.longOpt(option.longName());
    }
    switch (option.arity()) {
      case FLAG -> builder.hasArg(false);
      case VALUE -> builder.hasArg();
      case OPTIONAL_VALUE -> builder.hasArg().optionalArg(true);
      case PROPERTY -> builder.numberOfArgs(2).valueSeparator('=');
      case VALUES -> builder.hasArgs();
    }
    return builder.build();
  }
}
