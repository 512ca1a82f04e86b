package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What runs and what ended is found, in YARN, in the archive and on the history server. */
@ExtendWith(MiniClusterExtension.class)
class FindingIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TAG = "finding";

  @TempDir Path temporary;

  private BobbinCommand bobbin;
  private BobbinCommand flink;
  private BobbinCommand historyServer;
  private String history;
  private String[] shared;

  @BeforeEach
  void prepare(MiniCluster cluster) throws IOException {
    bobbin =
        BobbinCommand.on(cluster)
            .environment("BOBBIN_JVM_OPTS", "-Djava.io.tmpdir=" + temporary)
            .environment("FLINK_PID_DIR", temporary.toString())
            .environment("FLINK_LOG_DIR", temporary.toString());
    flink = bobbin.script("flink");
    historyServer = bobbin.script("historyserver.sh");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      history = "http://localhost:" + server.getLocalPort() + "/";
      shared =
          new String[] {
            "-Dhistoryserver.web.address=localhost",
            "-Dhistoryserver.web.port=" + server.getLocalPort()
          };
    }
  }

  @Test
  void whileItRunsAndAfterIt(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      String session =
          application(
              bobbin.script("yarn-session.sh"),
              "-d",
              "-nm",
              "finding session",
              "-s",
              "2",
              tag("Day"));
      String counting = application(flink, "run", "-t", "yarn-per-job", tag("night"), wordCount());
      String program =
          application(bobbin, "run", "-t", "yarn-application", tag("day"), wordCount());
      inSession(session, "-d", "-c", "io.bobbin.programs.NeverEnds", programs());
      inSession(session, wordCount());

      checkLists(session, counting, program);
      checkRunning(cluster, session);
      checkEnded(view, counting, "per-job");
      checkEnded(view, program, "application");
      view.kill(ApplicationId.fromString(session));
      assertThat(states(status(session).get("jobs"))).containsExactly("FINISHED");

      checkHistoryServer(view, program);
    }
  }

  private void checkLists(String session, String counting, String program) throws Exception {
    assertThat(list("--state", "running")).containsExactly(session);
    assertThat(list("--state", "RUNNING", "--state", "FINISHED"))
        .containsExactly(session, counting, program);
    assertThat(list("--state", "finished")).containsExactly(counting, program);
    assertThat(list("--state", "KILLED")).isEmpty();
    assertThat(list("--mode", "session")).containsExactly(session);
    assertThat(list("--mode", "per-job")).containsExactly(counting);
    assertThat(list("--mode", "application")).containsExactly(program);
    assertThat(list("--tag", "day")).containsExactly(session, program);
    assertThat(list("--tag", "DAY", "--mode", "application")).containsExactly(program);
    assertThat(list("--tag", "dawn")).isEmpty();
    assertThat(list("--name", "finding*")).containsExactly(session);
    assertThat(list("--name", "finding")).isEmpty();
    assertThat(list("--all")).containsExactly(session, counting, program);
    assertThat(list("--user", "nobody-" + TAG)).isEmpty();
    assertThat(bobbin.run("list", "--tag", TAG).out())
        .containsPattern(session + " +\\S+ +session +RUNNING ")
        .containsPattern(counting + " +\\S+ +per-job +FINISHED/SUCCEEDED ");
  }

  private void checkRunning(MiniCluster cluster, String session) throws Exception {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(states(status(session).get("jobs")))
                    .containsExactly("RUNNING", "FINISHED"));
    JsonNode status = status(session);
    assertThat(status.get("mode").asText()).isEqualTo("session");
    assertThat(status.get("tags")).extracting(JsonNode::asText).containsExactly("day", TAG);
    assertThat(status.get("trackingUrl").asText()).contains("/proxy/" + session);
    assertThat(get(status.get("webAddress").asText() + "/config")).contains("flink-version");
    JsonNode job = status.get("jobs").get(0);
    assertThat(job.get("id").asText()).matches("[0-9a-f]{32}");
    assertThat(job.get("name").asText()).isEqualTo("never ends");
    assertThat(job.get("startTime").asLong()).isPositive();
    assertThat(job.get("tasks").get("running").asInt()).isPositive();
    assertThat(bobbin.run("status", session).out())
        .containsPattern("(?m)^Web address: +http://")
        .containsPattern(" RUNNING .* running +never ends");

    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(bobbin.run("timeline", session).out())
                    .contains("(RUNNING): its JobManager was up ")
                    .containsPattern("(?m)^\\* job-manager ")
                    .containsPattern("(?m)^  worker-admission ")
                    .containsPattern("(?m)^  deployment "));

    List<ProcessHandle> masters =
        cluster.containerProcesses().stream()
            .filter(p -> p.info().commandLine().orElse("").contains("ApplicationMaster"))
            .toList();
    signal("STOP", masters);
    try {
      Result silent = bobbin.run("status", session, "-Dbobbin.client.timeout=3s", "--json");
      assertThat(silent.exitCode()).as(silent.all()).isZero();
      assertThat(JSON.readTree(silent.out()).get("jobs").isNull()).isTrue();
      assertThat(silent.out()).contains("\"RUNNING\"", "did not answer within 3.0 s");
    } finally {
      signal("CONT", masters);
    }
  }

  private void checkEnded(ClusterView view, String application, String mode) throws Exception {
    JsonNode status = status(application);
    assertThat(status.get("mode").asText()).isEqualTo(mode);
    assertThat(status.get("webAddress").asText()).isEmpty();
    assertThat(states(status.get("jobs"))).containsExactly("FINISHED");
    assertThat(status.get("jobs").get(0).get("tasks").get("finished").asInt()).isPositive();
    ApplicationReport report = view.report(ApplicationId.fromString(application));
    assertThat(report.getOriginalTrackingUrl())
        .isEqualTo(
            history
                + "#/job/completed/"
                + status.get("jobs").get(0).get("id").asText()
                + "/overview");
  }

  private void checkHistoryServer(ClusterView view, String program) throws Exception {
    Result started =
        historyServer.run(with("start", "-Dhistoryserver.archive.fs.refresh-interval=1s"));
    assertThat(started.exitCode()).as(started.all()).isZero();
    try {
      Result twice = historyServer.run(with("start"));
      assertThat(twice.exitCode()).as(twice.all()).isEqualTo(2);
      String job = status(program).get("jobs").get(0).get("id").asText();
      await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(get(history + "jobs/overview")).contains(job));
      assertThat(JSON.readTree(get(history + "jobs/overview")).get("jobs"))
          .hasSizeGreaterThanOrEqualTo(3);
      assertThat(get(history + "jobs/" + job)).contains("\"vertices\"");
      assertThat(view.throughProxy(ApplicationId.fromString(program), ""))
          .contains("Apache Flink Web Dashboard");
    } finally {
      Result stopped = historyServer.run("stop");
      assertThat(stopped.exitCode()).as(stopped.all()).isZero();
    }
    assertThat(historyServer.run("stop").exitCode()).isEqualTo(1);
    assertThat(temporary.toFile().list()).noneMatch(file -> file.endsWith(".pid"));
  }

  @Test
  void whatIsNotThereIsSaidInWords(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result unknown = bobbin.run("status", "application_17_0001");
      assertThat(unknown.exitCode()).as(unknown.all()).isEqualTo(2);
      assertThat(unknown.err()).contains("knows no such application");

      ApplicationId other = view.submitOfAnotherKind("MAPREDUCE");
      try {
        Result foreign = bobbin.run("status", other.toString());
        assertThat(foreign.exitCode()).as(foreign.all()).isEqualTo(2);
        assertThat(foreign.err())
            .contains(
                "is not an application of Bobbin's, but of type MAPREDUCE",
                "'yarn application -status " + other + "'");
        assertThat(bobbin.run("list", "--all").out()).doesNotContain(other.toString());
      } finally {
        view.kill(other);
      }
    }
  }

  private String application(BobbinCommand command, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(line.get(0).equals("run") ? 3 : line.size(), List.of(shared));
    Result result = command.run(line.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isZero();
    return ClusterView.applicationIn(result.all()).toString();
  }

  private void inSession(String session, String... arguments) throws Exception {
    List<String> line =
        new ArrayList<>(List.of("run", "-t", "yarn-session", "-Dyarn.application.id=" + session));
    line.addAll(List.of(arguments));
    Result result = flink.run(line.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isZero();
  }

  private String[] with(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of(shared));
    return line.toArray(String[]::new);
  }

  private static String tag(String tag) {
    return "-Dyarn.tags=" + TAG + "," + tag;
  }

  private static String wordCount() {
    return BobbinCommand.wordCount().toString();
  }

  private static String programs() {
    return BobbinCommand.programs().toString();
  }

  /** The ids of this class's applications that a list has. */
  private List<String> list(String... conditions) throws Exception {
    List<String> line = new ArrayList<>(List.of("list", "--json", "--tag", TAG));
    line.addAll(List.of(conditions));
    Result result = bobbin.run(line.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isZero();
    return texts(JSON.readTree(result.out()), "applicationId");
  }

  private JsonNode status(String application) throws Exception {
    Result result = bobbin.run("status", application, "--json");
    assertThat(result.exitCode()).as(result.all()).isZero();
    return JSON.readTree(result.out());
  }

  private static List<String> states(JsonNode jobs) {
    return texts(jobs, "state");
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.get(field).asText())
        .toList();
  }

  private static String get(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
        .body();
  }

  private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }
  }
}
