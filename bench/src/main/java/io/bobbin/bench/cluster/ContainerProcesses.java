package io.bobbin.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The JVMs that run in containers on this machine; the shells that started them are left out. */
public final class ContainerProcesses {
  private static final String CONTAINER = "CONTAINER_ID=";

  private ContainerProcesses() {}

  /** The living JVM of each container of an application. */
  public static Map<String, ProcessHandle> of(String application) {
    String prefix = application.replace("application", "container");
    Map<String, ProcessHandle> processes = new HashMap<>();
    ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .forEach(
            process -> {
              String container = container(process);
              if (container.startsWith(prefix)) {
                processes.put(container, process);
              }
            });
    return processes;
  }

  /** From its environment, which NodeManagers give to every container. */
  private static String container(ProcessHandle process) {
    try {
      for (String variable :
          Files.readString(Path.of("/proc/" + process.pid() + "/environ")).split("\0", -1)) {
        if (variable.startsWith(CONTAINER)) {
          return variable.substring(CONTAINER.length());
        }
      }
    } catch (IOException e) {
      return ""; // it has gone, or is another user's
    }
    return "";
  }
}
