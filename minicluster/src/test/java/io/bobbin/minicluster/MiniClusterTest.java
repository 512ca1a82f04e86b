package io.bobbin.minicluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.logaggregation.ContainerLogsRequest;
import org.apache.hadoop.yarn.logaggregation.LogCLIHelpers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Uses the cluster as a client of another process does: this JVM has none of its daemons. */
class MiniClusterTest {

  @RegisterExtension
  static final MiniClusterExtension EXTENSION =
      new MiniClusterExtension(
          MiniClusterSettings.DEFAULT
              .withQueue("closed", MiniClusterSettings.QueueState.STOPPED)
              .withHome("alice"));

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static MiniCluster cluster;
  private static YarnClient yarn;

  @BeforeAll
  static void connect(MiniCluster shared) {
    cluster = shared;
    yarn = YarnClient.createYarnClient();
    yarn.init(cluster.configuration());
    yarn.start();
  }

  @AfterAll
  static void disconnect() {
    yarn.stop();
  }

  @Test
  void allNodesRunAndAllPagesAnswer() throws Exception {
    assertThat(cluster.liveNodes()).isEqualTo(2);
    String nodes = get(cluster.resourceManagerWebAddress().resolve("ws/v1/cluster/nodes"));
    assertThat(nodes).contains("\"state\":\"RUNNING\"").contains("\"availMemoryMB\":8192");
    assertThat(get(cluster.resourceManagerWebAddress().resolve("cluster/scheduler")))
        .contains("etl");
    assertThat(get(cluster.nameNodeWebAddress().resolve("dfshealth.html"))).contains("Namenode");
    for (String part : nodes.split("\"nodeHTTPAddress\":\"", -1)) {
      if (part.startsWith("localhost:")) {
        String address = "http://" + part.substring(0, part.indexOf('"'));
        assertThat(get(URI.create(address + "/node"))).contains("NodeManager information");
      }
    }
  }

  @Test
  void queuesAreThoseOfTheSettings() throws Exception {
    assertThat(get(cluster.resourceManagerWebAddress().resolve("ws/v1/cluster/scheduler")))
        .contains("root.default", "root.etl", "root.closed");
    TrialApplication application = new TrialApplication(yarn, cluster);
    assertThatThrownBy(() -> application.submit("closed", "true"))
        .isInstanceOf(YarnException.class)
        .hasMessageContaining("STOPPED");
  }

  @Test
  void hdfsHasModesAndHomesAndKeepsFiles() throws IOException {
    cluster.createHome("bob");
    try (FileSystem hdfs = cluster.fileSystem()) {
      assertThat(hdfs.getFileStatus(new Path("/tmp")).getPermission().toString())
          .isEqualTo("rwxrwxrwt");
      assertThat(hdfs.getFileStatus(new Path("/tmp/logs")).getPermission().toString())
          .isEqualTo("rwxrwxrwt");
      assertThat(hdfs.getFileStatus(new Path("/user/alice")).getOwner()).isEqualTo("alice");
      assertThat(hdfs.getFileStatus(new Path("/user/bob")).getOwner()).isEqualTo("bob");
      Path file = new Path(hdfs.getHomeDirectory(), "greeting");
      try (FSDataOutputStream out = hdfs.create(file)) {
        out.writeUTF("good morning");
      }
      assertThat(hdfs.open(file).readUTF()).isEqualTo("good morning");
    }
  }

  @Test
  void applicationRunsInProcessesAndItsLogsAreAggregated(@TempDir java.nio.file.Path logs)
      throws Exception {
    ApplicationId id =
        new TrialApplication(yarn, cluster)
            .submit(
                "etl",
                "echo hello from $CONTAINER_ID",
                "(head -c 300m /dev/zero; sleep 600) | tail -c 300m",
                "sleep 600");
    URI page = cluster.resourceManagerWebAddress().resolve("proxy/" + id + "/");
    await().atMost(PATIENCE).until(() -> state(id) == YarnApplicationState.RUNNING);
    // The greeting, and the command that takes more memory than it may; the third goes on.
    await().atMost(PATIENCE).until(() -> get(page).equals("ended: 2"));
    assertThat(cluster.containerProcesses()).isNotEmpty();
    get(page.resolve("finish"));
    await().atMost(PATIENCE).until(() -> state(id) == YarnApplicationState.FINISHED);
    ApplicationReport report = yarn.getApplicationReport(id);
    assertThat(report.getDiagnostics()).isEqualTo("exits [-104, 0]");
    await().atMost(PATIENCE).until(() -> cluster.containerProcesses().isEmpty());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(logs(id, report.getUser(), logs)).contains("hello from container_"));
  }

  private static YarnApplicationState state(ApplicationId id) throws IOException, YarnException {
    return yarn.getApplicationReport(id).getYarnApplicationState();
  }

  /** Reads the logs as {@code yarn logs} does; empty as long as there are none. */
  private static String logs(ApplicationId id, String owner, java.nio.file.Path directory)
      throws IOException {
    ContainerLogsRequest request = new ContainerLogsRequest();
    request.setAppId(id);
    request.setAppOwner(owner);
    request.setAppFinished(true);
    request.setBytes(Long.MAX_VALUE);
    request.setLogTypes(Set.of("stdout"));
    request.setOutputLocalDir(directory.toString());
    LogCLIHelpers reader = new LogCLIHelpers();
    reader.setConf(cluster.configuration());
    reader.dumpAllContainersLogs(request);
    StringBuilder text = new StringBuilder();
    try (Stream<java.nio.file.Path> files = Files.walk(directory)) {
      for (java.nio.file.Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private static String get(URI address) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    return response.statusCode() == 200 ? response.body() : "status " + response.statusCode();
  }
}
