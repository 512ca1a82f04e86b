package io.bobbin.client.submit;

import io.bobbin.launch.ContainerEnvironment;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.ShellWords;
import io.bobbin.launch.timeline.Timeline;
import io.bobbin.launch.timeline.TimelineFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The application master's environment. It holds no secrets: everyone on the node may see it. */
final class MasterEnvironment {
  private static final String USER = "HADOOP_USER_NAME";

  private MasterEnvironment() {}

  /**
   * The environment.
   *
   * @param workerFiles what every worker gets
   * @param timeline what the client did until now, and when
   * @param user who the containers are to be for HDFS and YARN; empty if Kerberos tells
   */
  static Map<String, String> of(
      Map<String, String> configuration,
      List<LaunchFile> workerFiles,
      Timeline timeline,
      Optional<String> user) {
    Map<String, String> environment = ContainerEnvironment.ofMaster(configuration);
    environment.putIfAbsent(
        ContainerLayout.OPTIONAL_PARTS_VARIABLE, ContainerLayout.OPTIONAL_PARTS);
    environment.put(
        ContainerLayout.WORKER_FILES, ShellWords.inDoubleQuotes(LaunchFile.encode(workerFiles)));
    environment.put(TimelineFormat.VARIABLE, TimelineFormat.write(timeline));
    user.ifPresent(name -> environment.put(USER, ShellWords.inDoubleQuotes(name)));
    return environment;
  }
}
