package io.bobbin.am.yarn;

import io.bobbin.am.WorkerKind;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import io.bobbin.launch.ShellWords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.api.records.URL;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;

/** What a NodeManager is told so that it starts a worker. */
public final class WorkerLaunchContexts {
  private final Map<String, LocalResource> resources;
  private final List<String> java;
  private final Map<String, String> environment;
  private final Credentials credentials;

  /**
   * @param java the words that their commands start with
   * @param files what every worker gets
   * @param environment what every worker sees
   * @param masterCredentials the master's own; workers get all but its right to speak to the
   *     ResourceManager
   */
  public WorkerLaunchContexts(
      List<String> java,
      List<LaunchFile> files,
      Map<String, String> environment,
      Credentials masterCredentials) {
    this.java = List.copyOf(java);
    this.resources = new LinkedHashMap<>();
    for (LaunchFile file : files) {
      resources.put(file.link(), localResource(file));
    }
    this.environment = Map.copyOf(environment);
    this.credentials = new Credentials();
    for (Text alias : masterCredentials.getAllSecretKeys()) {
      credentials.addSecretKey(alias, masterCredentials.getSecretKey(alias));
    }
    for (Token<?> token : masterCredentials.getAllTokens()) {
      if (!AMRMTokenIdentifier.KIND_NAME.equals(token.getKind())) {
        credentials.addToken(token.getService(), token);
      }
    }
  }

  ContainerLaunchContext create(WorkerKind kind) throws IOException {
    DataOutputBuffer tokens = new DataOutputBuffer();
    credentials.writeTokenStorageToStream(tokens);
    return ContainerLaunchContext.newInstance(
        resources,
        environment,
        List.of(command(kind)),
        null,
        ByteBuffer.wrap(tokens.getData(), 0, tokens.getLength()),
        null);
  }

  private String command(WorkerKind kind) {
    String log = "<LOG_DIR>/" + ContainerLayout.WORKER_LOG;
    return String.join(
        " ",
        java.stream().map(ShellWords::word).collect(Collectors.joining(" ")),
        "-Djava.io.tmpdir={{PWD}}/tmp",
        "-Dlog.file=" + log + ".log",
        "-Dlog4j.configurationFile=classpath:" + ContainerLayout.LOGGING_CONFIGURATION,
        kind.jvmOptions().stream().map(ShellWords::word).collect(Collectors.joining(" ")),
        ContainerLayout.WORKER_CLASS,
        kind.arguments(),
        "1>" + log + ".out",
        "2>" + log + ".err");
  }

  private static LocalResource localResource(LaunchFile file) {
    return LocalResource.newInstance(
        URL.fromPath(new Path(file.source())),
        LocalResourceType.valueOf(file.kind().name()),
        LocalResourceVisibility.valueOf(file.visibility().name()),
        file.size(),
        file.timestamp());
  }
}
