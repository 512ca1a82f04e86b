package io.bobbin.am.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.am.WorkerKind;
import io.bobbin.am.pool.WorkerShape;
import io.bobbin.launch.ContainerJava;
import io.bobbin.launch.ContainerLayout;
import io.bobbin.launch.LaunchFile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.io.DataInputByteBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.token.Token;
import org.apache.hadoop.yarn.api.records.ContainerLaunchContext;
import org.apache.hadoop.yarn.api.records.LocalResource;
import org.apache.hadoop.yarn.api.records.LocalResourceType;
import org.apache.hadoop.yarn.api.records.LocalResourceVisibility;
import org.apache.hadoop.yarn.security.AMRMTokenIdentifier;
import org.junit.jupiter.api.Test;

class WorkerLaunchContextsTest {
  private static final Text SECRET = new Text(ContainerLayout.CONTROL_SECRET);
  private static final WorkerKind KIND =
      new WorkerKind(
          new WorkerShape(1, 1728, 1, Map.of()), List.of("-Xmx100m", "-Da=b|c"), "-D a=1 -D b=2");

  @Test
  void workersGetAllCredentialsButTheRightToSpeakToTheResourceManager() throws Exception {
    Credentials master = new Credentials();
    master.addSecretKey(SECRET, new byte[] {1, 2, 3});
    master.addToken(new Text("rm"), token(AMRMTokenIdentifier.KIND_NAME, "rm"));
    master.addToken(new Text("hdfs"), token(new Text("HDFS_DELEGATION_TOKEN"), "nn"));

    Credentials worker = credentials(create(List.of(), master));
    assertThat(worker.getSecretKey(SECRET)).containsExactly(1, 2, 3);
    assertThat(worker.getAllTokens())
        .extracting(token -> token.getKind().toString())
        .containsExactly("HDFS_DELEGATION_TOKEN");
    assertThat(master.numberOfTokens()).as("the master keeps its own").isEqualTo(2);
  }

  @Test
  void theCommandRunsTheWorkersClassFromTheBundle() throws Exception {
    assertThat(create(List.of(), new Credentials()).getCommands())
        .containsExactly(
            "bundle/java/bin/java @bundle/java.args @bundle/container.args -Djava.io.tmpdir={{PWD}}/tmp"
                + " -Dlog.file=<LOG_DIR>/taskmanager.log"
                + " -Dlog4j.configurationFile=classpath:log4j.properties"
                + " -Xmx100m '-Da=b|c'"
                + " io.bobbin.taskexecutor.TaskExecutorProcess -D a=1 -D b=2"
                + " 1><LOG_DIR>/taskmanager.out 2><LOG_DIR>/taskmanager.err");
  }

  @Test
  void theirJavaMayHaveAnotherClassPath() throws Exception {
    List<String> java = List.of("java", "-cp", "bundle/lib/a.jar:my conf");
    assertThat(
            new WorkerLaunchContexts(java, List.of(), Map.of(), new Credentials())
                .create(KIND)
                .getCommands()
                .get(0))
        .startsWith("java -cp 'bundle/lib/a.jar:my conf' -D");
  }

  @Test
  void filesAndEnvironmentGoToTheNode() throws Exception {
    LaunchFile bundle =
        new LaunchFile(
            "bundle",
            new URI("hdfs", "nn:8020", "/a b/bundle.tar", null, null),
            12,
            34,
            LaunchFile.Kind.ARCHIVE,
            LaunchFile.Visibility.PUBLIC);
    ContainerLaunchContext context = create(List.of(bundle), new Credentials());
    assertThat(context.getEnvironment()).containsExactly(Map.entry("NAME", "value"));
    assertThat(context.getLocalResources()).containsOnlyKeys("bundle");
    LocalResource resource = context.getLocalResources().get("bundle");
    assertThat(resource.getResource().toPath()).hasToString("hdfs://nn:8020/a b/bundle.tar");
    assertThat(resource.getType()).isEqualTo(LocalResourceType.ARCHIVE);
    assertThat(resource.getVisibility()).isEqualTo(LocalResourceVisibility.PUBLIC);
    assertThat(resource.getSize()).isEqualTo(12);
    assertThat(resource.getTimestamp()).isEqualTo(34);
  }

  private static ContainerLaunchContext create(List<LaunchFile> files, Credentials master)
      throws Exception {
    return new WorkerLaunchContexts(
            ContainerJava.BUNDLED.command(), files, Map.of("NAME", "value"), master)
        .create(KIND);
  }

  private static Credentials credentials(ContainerLaunchContext context) throws Exception {
    DataInputByteBuffer buffer = new DataInputByteBuffer();
    buffer.reset(context.getTokens());
    Credentials credentials = new Credentials();
    credentials.readTokenStorageStream(buffer);
    return credentials;
  }

  private static Token<?> token(Text kind, String service) {
    return new Token<>(new byte[] {1}, new byte[] {2}, kind, new Text(service));
  }
}
