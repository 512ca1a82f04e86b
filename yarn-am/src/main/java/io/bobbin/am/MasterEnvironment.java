package io.bobbin.am;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.api.ApplicationConstants.Environment;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptId;
import org.apache.hadoop.yarn.api.records.ContainerId;

/**
 * What YARN and the client tell the application master by its environment.
 *
 * @param attempt which attempt of which application this is
 * @param host this node's name as YARN knows it
 * @param localDirectories the container's scratch directories, separated by ','
 * @param workingDirectory the container's working directory
 * @param workerFiles what every worker gets
 * @param hadoopUser the user to act as where there is no Kerberos
 */
record MasterEnvironment(
    ApplicationAttemptId attempt,
    String host,
    String localDirectories,
    Path workingDirectory,
    List<LaunchFile> workerFiles,
    Optional<String> hadoopUser) {

  /**
   * Reads the environment.
   *
   * @throws IllegalStateException if it is not that of an application master
   */
  static MasterEnvironment of(Map<String, String> environment) {
    ApplicationAttemptId attempt =
        ContainerId.fromString(required(environment, Environment.CONTAINER_ID.key()))
            .getApplicationAttemptId();
    return new MasterEnvironment(
        attempt,
        required(environment, Environment.NM_HOST.key()),
        required(environment, Environment.LOCAL_DIRS.key()),
        Path.of(required(environment, Environment.PWD.key())),
        LaunchFile.decode(required(environment, ContainerLayout.WORKER_FILES)),
        Optional.ofNullable(environment.get("HADOOP_USER_NAME")));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalStateException(
          name + " is not set: an application master is started by YARN, not by hand");
    }
    return value;
  }
}
