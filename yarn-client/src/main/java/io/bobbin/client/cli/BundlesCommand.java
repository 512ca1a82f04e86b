package io.bobbin.client.cli;

import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Output;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bobbin bundles}. */
@Command(
    name = "bundles",
    mixinStandardHelpOptions = true,
    description = "Show the bundles on the cluster's file system, or remove old ones.",
    synopsisSubcommandLabel = "COMMAND")
final class BundlesCommand implements Runnable {
  @Spec CommandSpec spec;

  private BundlesCommand() {}

  /** The command with its own commands. */
  static CommandLine commandLine(ClientEnvironment environment, Output output) {
    return new CommandLine(new BundlesCommand())
        .addSubcommand(new BundlesListCommand(environment, output))
        .addSubcommand(new BundlesPruneCommand(environment, output));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: list or prune");
  }
}
