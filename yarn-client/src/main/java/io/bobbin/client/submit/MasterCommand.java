package io.bobbin.client.submit;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.ShellWords;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.ApplicationConstants;

/** The command that starts the application master. */
final class MasterCommand {
  private static final String LOGS = ApplicationConstants.LOG_DIR_EXPANSION_VAR + "/";
  private static final String JAVA = ApplicationConstants.Environment.JAVA_HOME.$$() + "/bin/java";

  private MasterCommand() {}

  /**
   * The command line.
   *
   * @param memoryFlags what the memory model gives the JVM
   * @param options what the configuration gives it
   */
  static String of(List<String> memoryFlags, List<String> options) {
    String log = LOGS + ContainerLayout.MASTER_LOG;
    Stream<String> words =
        Stream.of(
                Stream.of(JAVA),
                memoryFlags.stream(),
                Stream.of("@" + ContainerLayout.MASTER_ARGUMENTS),
                options.stream(),
                Stream.of(
                    "-Djava.io.tmpdir=" + ApplicationConstants.Environment.PWD.$$() + "/tmp",
                    "-Dlog.file=" + log + ".log",
                    "-Dlog4j.configurationFile=classpath:" + ContainerLayout.LOGGING_CONFIGURATION,
                    ContainerLayout.MASTER_CLASS))
            .flatMap(part -> part);
    return words.map(ShellWords::word).collect(Collectors.joining(" "))
        + " 1>"
        + log
        + ".out 2>"
        + log
        + ".err";
  }
}
