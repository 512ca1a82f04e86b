package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import io.bobbin.minicluster.MiniClusterSettings;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the keys of Flink's YARN integration lead to, as YARN and the processes show it. */
class YarnKeysIT {
  private static final String WIDGET = "example.org/widget";
  private static final Duration LONG = Duration.ofMinutes(2);

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          MiniClusterSettings.DEFAULT
              .withLabel("fast", 2)
              .withResource(WIDGET, 3)
              .withYarn("yarn.acl.enable", "true")
              .withYarn("yarn.admin.acl", System.getProperty("user.name"))
              .withYarn("yarn.cluster.max-application-priority", "10")
              .withYarn("yarn.nodemanager.log-aggregation.roll-monitoring-interval-seconds", "2")
              .withYarn(
                  "yarn.nodemanager.log-aggregation.roll-monitoring-interval-seconds.min", "1"));

  @Test
  void theApplicationIsAsConfigured(MiniCluster cluster) throws Exception {
    int rest = freePort();
    int rpc = freePort();
    try (ClusterView view = new ClusterView(cluster);
        ContainerView containers = new ContainerView(cluster)) {
      ApplicationId application =
          submit(
              cluster,
              "-Dyarn.application.type=Stream",
              "-Dyarn.application.name=keys of Flink",
              "-Dyarn.application.queue=etl",
              "-Dyarn.application.priority=7",
              "-Dyarn.tags=one, two",
              "-Dyarn.taskmanager.node-label=fast",
              "-Dyarn.view.acls=alice",
              "-Dyarn.modify.acls=bob",
              "-Dyarn.rolled-logs.include-pattern=jobmanager.*",
              "-Dyarn.rolled-logs.exclude-pattern=.*[.]err",
              "-Dyarn.staging-directory=/tmp/elsewhere",
              "-Dyarn.file-replication=3",
              "-Drest.bind-port=" + rest + "-" + (rest + 9),
              "-Dyarn.application-master.port=" + rpc + "-" + (rpc + 9),
              "-Dyarn.appmaster.vcores=2",
              "-Dyarn.containers.vcores=3",
              "-Dexternal-resources=widget",
              "-Dexternal-resource.widget.amount=2",
              "-Dexternal-resource.widget.yarn.config-key=" + WIDGET);
      try {
        ApplicationReport report = view.report(application);
        assertThat(report.getApplicationType()).isEqualTo("Stream");
        assertThat(report.getName()).isEqualTo("keys of Flink");
        assertThat(report.getQueue()).endsWith("etl");
        assertThat(report.getPriority().getPriority()).isEqualTo(7);
        assertThat(report.getApplicationTags()).contains("one", "two", "bobbin");
        checkContainers(containers, application);
        checkAccess(containers, application);
        checkFiles(view, application);
        checkPorts(report, rest, rpc);
        await().atMost(LONG).untilAsserted(() -> checkRolledLogs(view, application));
      } finally {
        view.kill(application);
      }
    }
  }

  private static void checkContainers(ContainerView containers, ApplicationId application)
      throws Exception {
    ContainerReport master = containers.master(application);
    assertThat(master.getAllocatedResource().getVirtualCores()).isEqualTo(2);
    assertThat(master.getAssignedNode()).isNotIn(containers.nodesWithLabel("fast"));
    ContainerReport worker = containers.worker(application);
    assertThat(worker.getAllocatedResource().getVirtualCores()).isEqualTo(3);
    assertThat(worker.getAllocatedResource().getResourceValue(WIDGET)).isEqualTo(2);
    assertThat(worker.getAssignedNode()).isIn(containers.nodesWithLabel("fast"));
  }

  private static void checkAccess(ContainerView containers, ApplicationId application)
      throws Exception {
    assertThat(containers.seenBy("alice", application).getHost()).isNotEqualTo("N/A");
    assertThat(containers.seenBy("mallory", application).getHost()).isEqualTo("N/A");
    assertThatThrownBy(() -> containers.killAs("alice", application))
        .rootCause()
        .hasMessageContaining("cannot perform operation MODIFY_APP");
  }

  private static void checkFiles(ClusterView view, ApplicationId application) throws Exception {
    String own = "/tmp/elsewhere/" + System.getProperty("user.name") + "/.bobbin/";
    for (String files :
        List.of("applications/" + application + "/*.jar", "bundles/*", "jars/*/*")) {
      assertThat(view.hdfs().globStatus(new org.apache.hadoop.fs.Path(own + files)))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file.getReplication()).isEqualTo((short) 3));
    }
  }

  private static void checkPorts(ApplicationReport report, int rest, int rpc) throws Exception {
    URI web = URI.create(report.getOriginalTrackingUrl());
    assertThat(web.getPort()).isBetween(rest, rest + 9);
    String configuration =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(web.resolve("/jobmanager/config")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    for (JsonNode entry : new ObjectMapper().readTree(configuration)) {
      if (entry.get("key").asText().equals("jobmanager.rpc.port")) {
        assertThat(entry.get("value").asInt()).isBetween(rpc, rpc + 9);
        return;
      }
    }
    throw new AssertionError("no port in " + configuration);
  }

  private static void checkRolledLogs(ClusterView view, ApplicationId application)
      throws Exception {
    org.apache.hadoop.fs.Path logs =
        new org.apache.hadoop.fs.Path("/tmp/logs/*/*/*/" + application + "/*");
    StringBuilder collected = new StringBuilder();
    for (var file : view.hdfs().globStatus(logs)) {
      collected.append(view.read(file.getPath()));
    }
    assertThat(collected).contains("jobmanager.log").doesNotContain("jobmanager.err");
  }

  @Test
  void theProcessesAreAsConfigured(MiniCluster cluster) throws Exception {
    Path java = Path.of(System.getProperty("java.home"));
    try (ClusterView view = new ClusterView(cluster);
        ContainerView containers = new ContainerView(cluster)) {
      ApplicationId application =
          submit(
              cluster,
              "-Dyarn.application.node-label=fast",
              "-Dyarn.modify.acls=bob",
              "-Dflink.hadoop.dfs.replication=2",
              "-Dyarn.heartbeat-delay=1",
              "-Denv.java.home=" + java,
              "-Denv.log.level=DEBUG",
              "-Denv.java.opts.all=-Dall=1 -XX:+NoSuchOption",
              "-Denv.java.opts.jobmanager=-Dmaster='a b'",
              "-Denv.java.opts.taskmanager=-Dworker=\"c $d\"",
              "-Dcontainerized.master.env.SPACES=a  b",
              "-Dcontainerized.master.env.QUOTES=say \"hello\" to 'it'",
              "-Dcontainerized.taskmanager.env.DOLLAR=\\$HOME",
              "-Dcontainerized.taskmanager.env.EXPANDED=$JAVA_HOME/lib",
              "-Dyarn.container-start-command-template=%java% %jvmmem% %jvmopts% -Dtemplate=1"
                  + " %logging% %class% %args% %redirects%");
      try {
        List<ContainerReport> all =
            List.of(containers.master(application), containers.worker(application));
        assertThat(all)
            .extracting(ContainerReport::getAssignedNode)
            .allMatch(containers.nodesWithLabel("fast")::contains);

        ContainerProcess master = ContainerProcess.of(cluster, "ApplicationMaster");
        assertThat(master.environment())
            .containsEntry("SPACES", "a  b")
            .containsEntry("QUOTES", "say \"hello\" to 'it'")
            .containsEntry("ROOT_LOG_LEVEL", "DEBUG")
            .doesNotContainKey("DOLLAR");
        assertThat(master.command()).contains("-Dall=1", "-Dmaster=a b", "-Dtemplate=1");
        assertThat(master.command().get(0)).isEqualTo(java + "/bin/java");

        ContainerProcess worker = ContainerProcess.of(cluster, "TaskExecutorProcess");
        assertThat(worker.environment())
            .containsEntry("DOLLAR", "$HOME")
            .containsEntry("EXPANDED", java + "/lib")
            .containsEntry("JAVA_HOME", java.toString());
        assertThat(worker.command()).contains("-Dall=1", "-Dworker=c $d", "-Dtemplate=1");
        assertThat(worker.command().get(0)).isEqualTo(java + "/bin/java");

        org.apache.hadoop.fs.Path launchJar =
            new org.apache.hadoop.fs.Path(
                view.hdfs().getHomeDirectory(),
                ".bobbin/applications/" + application + "/launch.jar");
        assertThat(view.hdfs().getFileStatus(launchJar).getReplication()).isEqualTo((short) 2);
      } finally {
        containers.killAs("bob", application);
      }
      await().atMost(LONG).until(() -> view.report(application).getFinishTime() > 0);
    }
  }

  @Test
  void whatTheClusterDoesNotHaveIsRefusedAtOnce(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      int before = view.applications();
      for (Map.Entry<String[], String> refused :
          Map.of(
                  widgets("2", "example.org/gadget"),
                  "asks for 2 example.org/gadget, which this cluster does not know",
                  widgets("4", WIDGET),
                  "asks for 4 example.org/widget; the largest container of this cluster has 3",
                  new String[] {"-Dyarn.taskmanager.node-label=slow"},
                  "yarn.taskmanager.node-label is slow, but this cluster has these node"
                      + " labels: [fast]")
              .entrySet()) {
        Result result = BobbinCommand.on(cluster).runProgram("NeverEnds", refused.getKey());
        assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
        assertThat(result.err()).contains(refused.getValue());
      }
      assertThat(view.applications()).isEqualTo(before);
    }
  }

  @Test
  void keysWithoutEffectAreTold(MiniCluster cluster) throws Exception {
    Result result =
        BobbinCommand.on(cluster)
            .runProgram(
                "NeverEnds",
                "-Dyarn.provided.lib.dirs=hdfs:///flink/lib",
                "-Dyarn.application.queue=nowhere");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err())
        .containsOnlyOnce(
            "yarn.provided.lib.dirs has no effect: the bundle holds Flink's libraries.");
  }

  private static String[] widgets(String amount, String name) {
    return new String[] {
      "-Dexternal-resources=widget",
      "-Dexternal-resource.widget.amount=" + amount,
      "-Dexternal-resource.widget.yarn.config-key=" + name
    };
  }

  /** Returns when the job runs, so that there is a worker. */
  private static ApplicationId submit(MiniCluster cluster, String... settings) throws Exception {
    String[] options = Arrays.copyOf(settings, settings.length + 1);
    options[settings.length] = "-d";
    Result result = BobbinCommand.on(cluster).runProgram("NeverEnds", options);
    assertThat(result.exitCode()).as(result.all()).isZero();
    return ClusterView.applicationIn(result.all());
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Math.min(socket.getLocalPort(), 65_000);
    }
  }
}
