package io.bobbin.client.cli;

import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.flink.FlinkGrammar;
import io.bobbin.client.report.Output;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bobbin completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print a script that completes command lines in bash and zsh.",
    footer = {
      "",
      "It is for bobbin, flink and yarn-session.sh. To use it: source <(bobbin completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  private final ClientEnvironment environment;
  private final Output output;

  CompletionCommand(ClientEnvironment environment, Output output) {
    this.environment = environment;
    this.output = output;
  }

  @Override
  public Integer call() {
    FlinkGrammar flink = new FlinkGrammar();
    CommandLine bobbin = Bobbin.commandLine(environment, output);
    flink
        .verbs()
        .forEach(
            (verb, spec) -> {
              if (!bobbin.getSubcommands().containsKey(verb)) {
                bobbin.addSubcommand(verb, spec);
              }
            });
    output.out().print(AutoComplete.bash("bobbin", bobbin));
    output.out().print(AutoComplete.bash("flink", new CommandLine(flink.command())));
    output
        .out()
        .print(AutoComplete.bash("yarn-session.sh", YarnSession.commandLine(environment, output)));
    return CommandLine.ExitCode.OK;
  }
}
