package io.bobbin.client.submit;

import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.ShellWords;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.ApplicationConstants;

/** The command that starts the application master. */
final class MasterCommand {
  private static final String LOGS = ApplicationConstants.LOG_DIR_EXPANSION_VAR + "/";

  private MasterCommand() {}

  /**
   * The command line.
   *
   * @param java whose Java runs it
   * @param memoryFlags what the memory model gives the JVM
   * @param options what the configuration gives it
   */
  static String of(ContainerJava java, List<String> memoryFlags, List<String> options) {
    String log = LOGS + ContainerLayout.MASTER_LOG;
    Stream<String> words =
        Stream.of(
                java.command().stream(),
                memoryFlags.stream(),
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
