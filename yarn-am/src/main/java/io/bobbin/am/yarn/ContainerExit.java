package io.bobbin.am.yarn;

import io.bobbin.am.pool.WorkerExit;
import io.bobbin.am.pool.WorkerExit.Blame;
import java.util.regex.Pattern;
import org.apache.hadoop.yarn.api.records.ContainerExitStatus;
import org.apache.hadoop.yarn.api.records.ContainerStatus;

/**
 * Says in words why a container ended. The codes are those of YARN's {@link ContainerExitStatus}
 * and, above zero, the process's own.
 */
public final class ContainerExit {
  private static final int LONGEST_DIAGNOSTICS = 500;

  /** What a NodeManager writes around every process that fails, whatever the reason. */
  private static final Pattern FRAME =
      Pattern.compile(
          "\\[[0-9: .-]+]|Exception from container-launch\\.|Container id: \\S+|Exit code: -?\\d+"
              + "|Container exited with a non-zero exit code -?\\d+\\."
              + "|Error file: prelaunch\\.err\\.|Last \\d+ bytes of prelaunch\\.err :");

  private ContainerExit() {}

  /** The reason and whose doing it was. */
  public static WorkerExit of(ContainerStatus status) {
    int code = status.getExitStatus();
    return switch (code) {
      case ContainerExitStatus.SUCCESS -> worker(status, "its process ended by itself");
      case ContainerExitStatus.INVALID -> worker(status, "YARN could not start it");
      case ContainerExitStatus.PREEMPTED -> yarn(status, "it was preempted by YARN");
      case ContainerExitStatus.ABORTED ->
          yarn(status, "its container was released or its node was lost");
      case ContainerExitStatus.KILLED_BY_RESOURCEMANAGER,
          ContainerExitStatus.KILLED_AFTER_APP_COMPLETION ->
          yarn(status, "the ResourceManager ended it");
      case ContainerExitStatus.KILLED_BY_CONTAINER_SCHEDULER ->
          yarn(status, "its node made room for another container");
      case ContainerExitStatus.KILLED_BY_APPMASTER -> yarn(status, "the master stopped it");
      case ContainerExitStatus.DISKS_FAILED ->
          new WorkerExit(Blame.NODE, "the disks of its node failed" + diagnostics(status));
      case ContainerExitStatus.KILLED_EXCEEDED_PMEM, ContainerExitStatus.KILLED_EXCEEDED_VMEM ->
          worker(
              status,
              "YARN killed it because it used more memory than its container has; raise"
                  + " taskmanager.memory.process.size or taskmanager.memory.jvm-overhead.min");
      case ContainerExitStatus.KILLED_FOR_EXCESS_LOGS ->
          worker(status, "YARN killed it because it wrote more logs than its node allows");
      case 137 -> worker(status, "it was killed (signal 9), perhaps by the kernel for its memory");
      case 143 -> worker(status, "it was terminated (signal 15)");
      case 134, 139 -> worker(status, "its Java runtime crashed (exit code " + code + ")");
      case 255 ->
          worker(
              status,
              "a task met an error that its process does not survive (exit code 255), such as"
                  + " OutOfMemoryError with taskmanager.jvm-exit-on-oom; taskmanager.log names it");
      default -> worker(status, "its process ended with exit code " + code);
    };
  }

  /** Whether a container that was being stopped would end so: nothing else need have happened. */
  public static boolean followsFromStop(ContainerStatus status) {
    return switch (status.getExitStatus()) {
      case ContainerExitStatus.SUCCESS,
          ContainerExitStatus.ABORTED,
          ContainerExitStatus.KILLED_BY_RESOURCEMANAGER,
          ContainerExitStatus.KILLED_AFTER_APP_COMPLETION,
          ContainerExitStatus.KILLED_BY_APPMASTER,
          137,
          143 ->
          true;
      default -> false;
    };
  }

  private static WorkerExit worker(ContainerStatus status, String reason) {
    return new WorkerExit(Blame.WORKER, reason + diagnostics(status));
  }

  private static WorkerExit yarn(ContainerStatus status, String reason) {
    return new WorkerExit(Blame.YARN, reason + diagnostics(status));
  }

  private static String diagnostics(ContainerStatus status) {
    String text = status.getDiagnostics();
    if (text == null || text.isBlank()) {
      return "";
    }
    String line = FRAME.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) {
      return "";
    }
    return ": "
        + (line.length() > LONGEST_DIAGNOSTICS
            ? line.substring(0, LONGEST_DIAGNOSTICS) + "..."
            : line);
  }
}
