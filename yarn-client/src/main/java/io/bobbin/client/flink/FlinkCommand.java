package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.commandline.LegacyCommandLine;
import io.bobbin.client.commandline.ModernCommandLine;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.configuration.EffectiveConfiguration;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** The command {@code flink}: Flink's own, with YARN as it was in Flink 1.x and is in 2.x. */
public final class FlinkCommand {
  private final ClientEnvironment environment;
  private final PrintStream out;
  private final PrintStream err;

  public FlinkCommand(ClientEnvironment environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    FlinkCommand command =
        new FlinkCommand(new ClientEnvironment(System.getenv()), System.out, System.err);
    System.exit(command.run(List.of(arguments)).code());
  }

  /** Does what the command line says. */
  public ExitCode run(List<String> arguments) {
    try {
      return perform(arguments);
    } catch (Exception e) {
      return new FlinkFailure(e).tell(err);
    }
  }

  private ExitCode perform(List<String> arguments) throws Exception {
    if (arguments.isEmpty()) {
      throw new BobbinException(ExitCode.USAGE, "No action is named. " + possible());
    }
    String verb = arguments.get(0);
    if (verb.equals("-v") || verb.equals("--version")) {
      out.println("Version: " + EnvironmentInformation.getVersion());
      return ExitCode.SUCCEEDED;
    }
    Path directory = environment.configurationDirectory();
    EffectiveConfiguration configuration =
        EffectiveConfiguration.load(directory, Map.of(), Optional.empty());
    FlinkFrontEnd frontEnd =
        FlinkFrontEnd.of(Configuration.fromMap(configuration.settings()), directory);
    if (verb.equals("-h") || verb.equals("--help") || verb.equals("help")) {
      frontEnd.printHelp();
      return ExitCode.SUCCEEDED;
    }
    ModernCommandLine modern = new LegacyCommandLine().modernize(arguments);
    List<String> words = modern.arguments();
    if (!FlinkFrontEnd.VERBS.contains(words.get(0))) {
      throw new BobbinException(ExitCode.USAGE, "There is no action '" + verb + "'. " + possible());
    }
    configuration.notices().forEach(this::warn);
    modern.notices().forEach(this::warn);
    frontEnd.perform(words.get(0), words.subList(1, words.size()).toArray(String[]::new));
    return ExitCode.SUCCEEDED;
  }

  private void warn(String notice) {
    err.println("flink: " + PlainText.line(notice));
  }

  private static String possible() {
    return "Possible: "
        + String.join(", ", FlinkFrontEnd.VERBS)
        + "; 'flink ACTION --help' tells more.";
  }
}
