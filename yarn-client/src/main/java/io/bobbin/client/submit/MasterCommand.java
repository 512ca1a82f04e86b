package io.bobbin.client.submit;

import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.StartCommand;
import java.util.List;
import java.util.stream.Stream;

/** The command that starts the application master. */
final class MasterCommand {
  /**
   * A method is compiled by C2 after thirty times as many calls as Java would have it, by C1 after
   * five times as many: what only a start calls is not compiled, and that was a third of the
   * master's CPU time while it starts. Workers keep to Java's own as long as nobody has shown that
   * jobs do not suffer (docs/performance.md).
   */
  private static final List<String> LATER_COMPILATION =
      List.of(
          "-XX:Tier3InvocationThreshold=1000",
          "-XX:Tier3MinInvocationThreshold=500",
          "-XX:Tier3CompileThreshold=10000",
          "-XX:Tier4InvocationThreshold=150000",
          "-XX:Tier4MinInvocationThreshold=18000",
          "-XX:Tier4CompileThreshold=450000",
          "-XX:Tier4BackEdgeThreshold=1200000");

  private MasterCommand() {}

  /**
   * The command line.
   *
   * @param java whose Java runs it
   * @param memoryFlags what the memory model gives the JVM
   * @param options what the configuration gives it
   */
  static StartCommand of(ContainerJava java, List<String> memoryFlags, List<String> options) {
    return new StartCommand(
        java.command(),
        memoryFlags,
        Stream.concat(LATER_COMPILATION.stream(), options.stream()).toList(),
        ContainerLayout.MASTER_LOG,
        ContainerLayout.MASTER_CLASS,
        "");
  }
}
