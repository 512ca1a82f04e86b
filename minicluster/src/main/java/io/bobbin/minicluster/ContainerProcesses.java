package io.bobbin.minicluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The processes that one cluster's node managers started.
 *
 * <p>They are known by what a node manager gives to each of them and to all of its descendants, the
 * variable {@code LOCAL_DIRS}, or by the script that it starts them with. Both name a directory of
 * this very cluster, so no other cluster's processes are meant.
 */
public final class ContainerProcesses {

  private static final Duration DEATH = Duration.ofSeconds(10);

  private final Pattern environment;
  private final Pattern commandLine;

  /** Those of all nodes. */
  public ContainerProcesses(StateDirectory directory) {
    this(directory, "[0-9]+");
  }

  private ContainerProcesses(StateDirectory directory, String numbers) {
    String nodes = Pattern.quote(directory.nodes().toString()) + "/" + numbers + "/";
    this.environment = Pattern.compile("\0LOCAL_DIRS=" + nodes);
    this.commandLine = Pattern.compile("\0" + nodes + "local/");
  }

  /** Those of one node, from 1. */
  static ContainerProcesses onNode(StateDirectory directory, int number) {
    return new ContainerProcesses(directory, Integer.toString(number));
  }

  /** Those that are alive. Another user's processes cannot be read, and are none of ours. */
  public List<ProcessHandle> alive() {
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != self && isContainer(process))
        .toList();
  }

  /**
   * Kills them until none is left: a process may start another while it is looked at.
   *
   * @throws IOException if some are still there after ten seconds
   */
  public void kill() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DEATH.toNanos();
    for (List<ProcessHandle> found = alive(); !found.isEmpty(); found = alive()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("container processes cannot be killed: " + found);
      }
      found.forEach(ProcessHandle::destroyForcibly);
      Thread.sleep(20);
    }
  }

  private boolean isContainer(ProcessHandle process) {
    return environment.matcher(read(process, "environ")).find()
        || commandLine.matcher(read(process, "cmdline")).find();
  }

  /** NUL-separated strings, with a NUL in front; empty for a process that is dead already. */
  private static String read(ProcessHandle process, String file) {
    try {
      Path path = Path.of("/proc", Long.toString(process.pid()), file);
      return "\0" + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
