package io.bobbin.taskexecutor;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.control.ControlSecret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;
import org.apache.hadoop.yarn.api.records.ContainerId;

/**
 * What YARN and the master tell a worker by its environment.
 *
 * @param container the container's id, which is the worker's name
 * @param epoch the application attempt that started this worker
 * @param host this node's name as YARN knows it
 * @param node this node's name with the NodeManager's port
 * @param localDirectories the container's scratch directories, separated by ','
 * @param workingDirectory the container's working directory
 * @param control {@code host:port} of the control server of the master that started this worker
 */
public record WorkerEnvironment(
    String container,
    int epoch,
    String host,
    String node,
    String localDirectories,
    Path workingDirectory,
    String control) {

  /**
   * Reads the environment.
   *
   * @throws IllegalStateException if it is not that of a worker
   */
  public static WorkerEnvironment of(Map<String, String> environment) {
    String host = required(environment, Environment.NM_HOST.name());
    String container = required(environment, Environment.CONTAINER_ID.name());
    return new WorkerEnvironment(
        container,
        ContainerId.fromString(container).getApplicationAttemptId().getAttemptId(),
        host,
        host + ":" + required(environment, Environment.NM_PORT.name()),
        required(environment, Environment.LOCAL_DIRS.name()),
        Path.of(required(environment, Environment.PWD.name())),
        required(environment, ContainerLayout.CONTROL_ADDRESS));
  }

  /** The application's secret, from the container's credentials. */
  public static ControlSecret secret() throws IOException {
    return ControlSecret.of(
        UserGroupInformation.getCurrentUser()
            .getCredentials()
            .getSecretKey(new Text(ContainerLayout.CONTROL_SECRET)));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalStateException(
          name + " is not set: a worker is started by its application master, not by hand");
    }
    return value;
  }
}
