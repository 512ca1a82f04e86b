package io.bobbin.launch;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that starts a container's process, in the parts that Flink's template for it names.
 * What the template has besides them is the user's and reaches the node's shell as it stands.
 *
 * @param java the Java runtime and the arguments that every process of Bobbin's has
 * @param memory the JVM's memory flags
 * @param options what the configuration gives the JVM
 * @param log name, without ending, of the files of log and output, in the container's log directory
 * @param mainClass the class that runs
 * @param arguments for it, in the shell's form
 */
public record StartCommand(
    List<String> java,
    List<String> memory,
    List<String> options,
    String log,
    String mainClass,
    String arguments) {
  /** Flink's own. */
  public static final String DEFAULT_TEMPLATE =
      "%java% %jvmmem% %jvmopts% %logging% %class% %args% %redirects%";

  /** As with Flink, options of other Java versions do no harm. */
  private static final String TOLERANT = "-XX:+IgnoreUnrecognizedVMOptions";

  /** What YARN replaces in a command. */
  private static final String LOG_DIRECTORY = "<LOG_DIR>/";

  private static final String WORKING_DIRECTORY = "{{PWD}}";

  public StartCommand {
    java = List.copyOf(java);
    memory = List.copyOf(memory);
    options = List.copyOf(options);
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(mainClass, "mainClass");
    Objects.requireNonNull(arguments, "arguments");
  }

  /** The command of a template. */
  public String of(String template) {
    return template
        .replace("%java%", words(java))
        .replace("%jvmmem%", words(memory))
        .replace("%jvmopts%", words(jvmOptions()))
        .replace("%logging%", logging())
        .replace("%class%", mainClass)
        .replace("%args%", arguments)
        .replace("%redirects%", redirects())
        .replaceAll(" {2,}", " ")
        .strip();
  }

  private List<String> jvmOptions() {
    return Stream.concat(
            options.stream(), Stream.of(TOLERANT, "-Djava.io.tmpdir=" + WORKING_DIRECTORY + "/tmp"))
        .toList();
  }

  private String logging() {
    return "-Dlog.file="
        + LOG_DIRECTORY
        + log
        + ".log -Dlog4j.configurationFile=classpath:"
        + ContainerLayout.LOGGING_CONFIGURATION;
  }

  private String redirects() {
    return "1>" + LOG_DIRECTORY + log + ".out 2>" + LOG_DIRECTORY + log + ".err";
  }

  private static String words(List<String> words) {
    return words.stream().map(ShellWords::word).collect(Collectors.joining(" "));
  }
}
