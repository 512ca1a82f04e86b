package io.bobbin.it;

import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** The JVMs of one of the applications that run on a cluster. */
final class ContainerJvms {
  private ContainerJvms() {}

  static Stream<ProcessHandle> workers(MiniCluster cluster, ApplicationId application) {
    return running("TaskExecutorProcess", cluster, application);
  }

  /** The worker in this container. */
  static ProcessHandle workerIn(MiniCluster cluster, String container) {
    return cluster.containerProcesses().stream()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .filter(process -> directory(process).endsWith(container))
        .findFirst()
        .orElseThrow();
  }

  /** That of the application master; of several, the one that started last. */
  static ProcessHandle master(MiniCluster cluster, ApplicationId application) {
    return running("ApplicationMaster", cluster, application)
        .max(Comparator.comparing(process -> process.info().startInstant().orElse(Instant.MIN)))
        .orElseThrow();
  }

  /** Where the node keeps the bundle that a container's process runs from. */
  static Path bundle(ProcessHandle process) throws IOException {
    return Files.readSymbolicLink(Path.of(directory(process), "bundle"));
  }

  private static Stream<ProcessHandle> running(
      String mainClass, MiniCluster cluster, ApplicationId application) {
    return cluster.containerProcesses().stream()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .filter(process -> process.info().commandLine().orElse("").contains(mainClass))
        .filter(process -> directory(process).contains(application.toString()));
  }

  /** Empty for a process that is dead already. */
  private static String directory(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .toString();
    } catch (IOException e) {
      return "";
    }
  }
}
