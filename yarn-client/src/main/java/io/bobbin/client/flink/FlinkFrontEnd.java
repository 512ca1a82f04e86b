package io.bobbin.client.flink;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.client.cli.CliFrontendParser;
import org.apache.flink.client.cli.CustomCommandLine;
import org.apache.flink.client.cli.DefaultCLI;
import org.apache.flink.client.cli.GenericCLI;
import org.apache.flink.client.deployment.ClusterClientServiceLoader;
import org.apache.flink.client.deployment.DefaultClusterClientServiceLoader;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;

/** Flink's own command line; failures are left to who calls it. */
final class FlinkFrontEnd extends CliFrontend {
  static final List<String> VERBS =
      List.of("run", "list", "info", "stop", "cancel", "savepoint", "checkpoint");

  private final List<CustomCommandLine> commandLines;

  private FlinkFrontEnd(
      Configuration configuration,
      ClusterClientServiceLoader clients,
      List<CustomCommandLine> commandLines) {
    super(configuration, clients, commandLines);
    this.commandLines = commandLines;
  }

  static FlinkFrontEnd of(Configuration configuration, Path configurationDirectory) {
    return of(configuration, configurationDirectory, new DefaultClusterClientServiceLoader());
  }

  /**
   * @param clients how clusters are reached and started
   */
  static FlinkFrontEnd of(
      Configuration configuration,
      Path configurationDirectory,
      ClusterClientServiceLoader clients) {
    return new FlinkFrontEnd(
        configuration,
        clients,
        List.of(
            new GenericCLI(configuration, configurationDirectory.toString()),
            new LastSessionCommandLine(configuration),
            new DefaultCLI()));
  }

  void printHelp() {
    CliFrontendParser.printHelp(commandLines);
  }

  /** Does what one of {@link #VERBS} says. */
  void perform(String verb, String[] arguments) throws Exception {
    switch (verb) {
      case "run" -> run(arguments);
      case "list" -> list(arguments);
      case "info" -> info(arguments);
      case "stop" -> stop(arguments);
      case "cancel" -> cancel(arguments);
      case "savepoint" -> savepoint(arguments);
      case "checkpoint" -> checkpoint(arguments);
      default -> throw new IllegalArgumentException(verb);
    }
  }

  @Override
  protected void executeProgram(Configuration configuration, PackagedProgram program)
      throws ProgramInvocationException {
    ClientUtils.executeProgram(
        new ProgramExecutors(configuration), configuration, program, false, false);
  }
}
