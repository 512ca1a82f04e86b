package io.bobbin.client.cli;

import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.flink.FlinkCommand;
import io.bobbin.client.report.Output;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code bobbin}. */
@Command(
    name = "bobbin",
    description = "Runs Apache Flink programs on Hadoop YARN.",
    subcommands = {HelpCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "'run' on other targets, 'info', 'stop', 'cancel', 'savepoint' and 'checkpoint' are Flink's own:",
      "see 'flink --help'."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:what was asked for happened; a program that was waited for succeeded",
      "1:the program failed",
      "2:the command line, the configuration or a file is wrong; nothing was started",
      "3:YARN refused the application",
      "4:YARN or the file system does not answer",
      "5:the program was cancelled or the application killed",
      "6:YARN no longer answers; as far as is known the application goes on",
      "70:a defect of Bobbin's"
    })
public final class Bobbin {
  private Bobbin() {}

  public static void main(String[] arguments) {
    ClientEnvironment environment = new ClientEnvironment(System.getenv());
    Output output = Output.ofProcess();
    List<String> words = List.of(arguments);
    System.exit(
        FlinkVerbs.takes(words)
            ? new FlinkCommand(environment, output.out(), output.err()).run(words).code()
            : commandLine(environment, output).execute(arguments));
  }

  /** The command line with all its commands. */
  static CommandLine commandLine(ClientEnvironment environment, Output output) {
    CommandLine root = new CommandLine(new Bobbin());
    RunCommand run = new RunCommand(environment, output);
    root.addSubcommand(run);
    // Whatever follows the jar is the program's, even if it looks like an option of ours.
    root.getSubcommands().get("run").setStopAtPositional(true).setEndOfOptionsDelimiter("\0");
    root.addSubcommand(new ListCommand(environment, output));
    root.addSubcommand(new StatusCommand(environment, output));
    root.addSubcommand(new TimelineCommand(environment, output));
    root.addSubcommand(new KillCommand(environment, output));
    root.addSubcommand(new LogsCommand(environment, output));
    root.addSubcommand(new InstallCommand(environment, output));
    root.addSubcommand(BundlesCommand.commandLine(environment, output));
    root.addSubcommand(new CompletionCommand(environment, output));
    return configure(root, output);
  }

  /** How all command lines read words and tell of errors. */
  static CommandLine configure(CommandLine commandLine, Output output) {
    ErrorReport errors = new ErrorReport(output);
    return commandLine
        .setExpandAtFiles(false)
        .setOut(new PrintWriter(output.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(output.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }
}
