package io.bobbin.am;

import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.timeline.ProcessStart;
import io.bobbin.launch.timeline.Stage;
import io.bobbin.launch.timeline.Timeline;
import io.bobbin.launch.timeline.TimelineFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.api.ApplicationConstants;
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
 * @param timeline the stages that ended before this process began
 */
record MasterEnvironment(
    ApplicationAttemptId attempt,
    String host,
    String localDirectories,
    Path workingDirectory,
    List<LaunchFile> workerFiles,
    Optional<String> hadoopUser,
    Timeline timeline) {

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
        Optional.ofNullable(environment.get("HADOOP_USER_NAME")),
        timeline(environment));
  }

  private static Timeline timeline(Map<String, String> environment) {
    Timeline timeline = TimelineFormat.read(environment.getOrDefault(TimelineFormat.VARIABLE, ""));
    String submitted = environment.get(ApplicationConstants.APP_SUBMIT_TIME_ENV);
    if (submitted != null) {
      timeline = timeline.with(Stage.SUBMISSION, Long.parseLong(submitted));
    }
    Optional<Long> started = ProcessStart.epochMillis();
    return started.isPresent() ? timeline.with(Stage.MASTER_CONTAINER, started.get()) : timeline;
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
