package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.check.JarSource;
import io.bobbin.client.check.KeyCheck;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.configuration.EffectiveConfiguration;
import io.bobbin.client.report.Output;
import io.bobbin.client.submit.LaunchRequest;
import io.bobbin.client.submit.WorkRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.DeploymentOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bobbin run}. */
@Command(
    name = "run",
    description = "Run a Flink program on YARN.",
    footer = {"", "Whatever follows JAR is passed to the program."})
final class RunCommand extends ClusterCommand {
  static final String TARGET = "yarn-application";
  static final List<String> FLINK_TARGETS =
      List.of("yarn-per-job", "yarn-session", "remote", "local");

  @Option(
      names = {"-t", "--target"},
      paramLabel = "TARGET",
      description =
          "How to run it: yarn-application; or as Flink's own client does: yarn-per-job,"
              + " yarn-session, remote, local (see 'flink run --help').")
  Optional<String> target = Optional.empty();

  @Option(
      names = {"-c", "--class"},
      paramLabel = "CLASS",
      description = "The class to run; by default the one that the jar's manifest names.")
  Optional<String> mainClass = Optional.empty();

  @Option(
      names = {"-p", "--parallelism"},
      paramLabel = "N",
      description = "Default parallelism of the program.")
  Optional<Integer> parallelism = Optional.empty();

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      mapFallbackValue = "true",
      description = "Set a configuration value; wins over config.yaml. May be repeated.")
  Map<String, String> dynamic = Map.of();

  @Mixin ProgramOptions program;

  @Option(
      names = {"-d", "--detached"},
      description = "Return as soon as the JobManager has accepted the job.")
  boolean detached;

  @Option(
      names = {"-sae", "--shutdown-on-attached-exit"},
      description = "Kill the application if this command is interrupted.")
  boolean stopOnExit;

  @Option(
      names = "--no-jar",
      description = "The class is on the containers' class path; all that follows are arguments.")
  boolean noJar;

  @Parameters(
      paramLabel = "[JAR] [ARGS]",
      hideParamSyntax = true,
      description =
          "The program, a local path or a URL of a file system that Hadoop knows, and its"
              + " arguments.")
  List<String> words = List.of();

  RunCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  void validate() {
    if (words.isEmpty() && !noJar) {
      throw new BobbinException(
          ExitCode.USAGE,
          "No jar is named. Name one, or with -c and --no-jar a class that is on the containers'"
              + " class path.");
    }
    if (target.filter(TARGET::equals).isPresent()) {
      return;
    }
    throw new BobbinException(
        ExitCode.USAGE,
        target.map(name -> "There is no target '" + name + "'.").orElse("No target is named.")
            + " Name one with -t; possible: "
            + TARGET
            + ", "
            + String.join(", ", FLINK_TARGETS)
            + ".");
  }

  @Override
  Map<String, String> configuration() {
    Map<String, String> fromCommandLine = new HashMap<>(dynamic);
    fromCommandLine.putAll(program.settings());
    // As with Flink's own command: execute() in main() waits for its job, and returns its result.
    fromCommandLine.putIfAbsent(DeploymentOptions.ATTACHED.key(), Boolean.toString(!detached));
    EffectiveConfiguration configuration =
        EffectiveConfiguration.load(
            environment.configurationDirectory(), fromCommandLine, parallelism);
    configuration.notices().forEach(output::warn);
    return configuration.settings();
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    KeyCheck.check(configuration).forEach(output::warn);
    LaunchRequest request =
        new LaunchRequest(
            new WorkRequest.Program(jar().map(JarSource::of), mainClass, arguments()),
            configuration);
    return new ProgramRun(environment, site, yarn, output, options.json)
        .run(request, detached, stopOnExit);
  }

  Optional<String> jar() {
    return noJar ? Optional.empty() : Optional.of(words.get(0));
  }

  List<String> arguments() {
    return noJar ? words : words.subList(1, words.size());
  }
}
