package io.bobbin.client.flink;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.flink.client.cli.CliFrontendParser;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What Flink's command line takes, read from Flink's own parser and told in the form in which
 * Bobbin's commands are described. It is for completion, not for parsing.
 */
public final class FlinkGrammar {
  private static final String TARGET = "target";

  private final Options everywhere =
      FlinkFrontEnd.of(new Configuration(), Path.of(".")).getCustomCommandLineOptions();

  /** The command {@code flink}. */
  public CommandSpec command() {
    CommandSpec flink = CommandSpec.create().name("flink");
    flink.addOption(OptionSpec.builder("-h", "--help").arity("0").build());
    flink.addOption(OptionSpec.builder("-v", "--version").arity("0").build());
    verbs().forEach(flink::addSubcommand);
    return flink;
  }

  /** Its verbs. */
  public Map<String, CommandSpec> verbs() {
    Map<String, CommandSpec> verbs = new LinkedHashMap<>();
    FlinkFrontEnd.VERBS.forEach(verb -> verbs.put(verb, spec(verb)));
    return verbs;
  }

  private CommandSpec spec(String verb) {
    CommandSpec spec = CommandSpec.create().name(verb);
    CliFrontendParser.mergeOptions(optionsOf(verb), everywhere).getOptions().stream()
        .map(FlinkGrammar::option)
        .forEach(spec::addOption);
    return spec;
  }

  /**
   * Flink's parser publishes these options of {@code run} alone; a test sees that all are there.
   */
  private static Options optionsOf(String verb) {
    String name = verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
    try {
      Method method = CliFrontendParser.class.getDeclaredMethod("get" + name + "CommandOptions");
      method.setAccessible(true);
      return (Options) method.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Flink's parser does not tell the options of " + verb, e);
    }
  }

  private static OptionSpec option(Option option) {
    List<String> names = new ArrayList<>();
    if (option.getOpt() != null) {
      names.add("-" + option.getOpt());
    }
    if (option.getLongOpt() != null) {
      names.add("--" + option.getLongOpt());
    }
    OptionSpec.Builder builder =
        OptionSpec.builder(names.toArray(String[]::new))
            .type(option.hasArg() ? String.class : boolean.class)
            .arity(option.hasArg() ? "1" : "0");
    if (TARGET.equals(option.getLongOpt())) {
      builder.completionCandidates(targets());
    }
    return builder.build();
  }

  private static List<String> targets() {
    List<String> targets =
        new ArrayList<>(Arrays.stream(YarnTarget.values()).map(YarnTarget::targetName).toList());
    targets.addAll(List.of("remote", "local"));
    return targets;
  }
}
