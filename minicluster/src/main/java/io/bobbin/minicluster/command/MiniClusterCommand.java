package io.bobbin.minicluster.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code minicluster.sh}. Exits with 0, 1 for a failure, 2 for a wrong command line. */
@Command(
    name = "minicluster.sh",
    synopsisSubcommandLabel = "COMMAND",
    description = "A cluster of real HDFS, YARN and ZooKeeper daemons on this machine.",
    subcommands = {StartCommand.class, StatusCommand.class, DaemonCommand.class, StopCommand.class})
public final class MiniClusterCommand {

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new MiniClusterCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("minicluster.sh: " + failure.getMessage());
                  return failure instanceof IllegalArgumentException
                      ? CommandLine.ExitCode.USAGE
                      : CommandLine.ExitCode.SOFTWARE;
                })
            .execute(arguments));
  }
}
