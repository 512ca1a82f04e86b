package io.bobbin.client.submit;

import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.StartCommand;
import java.util.List;

/** The command that starts the application master. */
final class MasterCommand {
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
        options,
        ContainerLayout.MASTER_LOG,
        ContainerLayout.MASTER_CLASS,
        "");
  }
}
