package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sessions as people type them. */
@ExtendWith(MiniClusterExtension.class)
class SessionIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the properties file of the last session is. */
  @TempDir Path temporary;

  private BobbinCommand bobbin;
  private BobbinCommand flink;
  private BobbinCommand yarnSession;

  @BeforeEach
  void prepare(MiniCluster cluster) {
    bobbin =
        BobbinCommand.on(cluster).environment("BOBBIN_JVM_OPTS", "-Djava.io.tmpdir=" + temporary);
    flink = bobbin.script("flink");
    yarnSession = bobbin.script("yarn-session.sh");
  }

  @Test
  void takesJobsSideBySideAndReturnsIdleWorkersUntilItIsStopped(MiniCluster cluster)
      throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result started =
          yarnSession.run(
              "-d", "-nm", "orders", "-s", "2", "-Dresourcemanager.taskmanager-timeout=2s");
      assertThat(started.exitCode()).as(started.all()).isZero();
      assertThat(started.out())
          .containsPattern("Submitted application application_\\d+_\\d+")
          .containsPattern("JobManager Web Interface: http://.+:\\d+\n");
      ApplicationId session = ClusterView.applicationIn(started.out());
      assertThat(temporary.toFile().list())
          .contains(".yarn-properties-" + System.getProperty("user.name"));

      String job = submit("-t", "yarn-session", "-Dyarn.application.id=" + session, "-d");
      Result failing = flink.run(program("FailsInTask", "-t", "yarn-session"));
      assertThat(failing.exitCode()).as(failing.all()).isEqualTo(1);
      assertThat(failing.err()).contains("number 101 is not wanted");
      Result named =
          flink.run(
              "run",
              "-t",
              "yarn-session",
              "-Dyarn.application.name=orders",
              BobbinCommand.wordCount().toString());
      assertThat(named.exitCode()).as(named.all()).isZero();
      assertThat(named.out()).containsPattern("Job has been submitted with JobID [0-9a-f]{32}");

      Result list = flink.run("list");
      assertThat(list.out())
          .contains("Found Yarn properties file under")
          .containsPattern(job + " : .*RUNNING")
          .doesNotContain("FAILED");
      Result cancelled = flink.run("cancel", "-t", "yarn-session", job);
      assertThat(cancelled.exitCode()).as(cancelled.all()).isZero();

      await().atMost(LONG).until(() -> ContainerJvms.workers(cluster, session).findAny().isEmpty());
      uploadAndRun(view.report(session));
      await()
          .atMost(LONG)
          .until(() -> ContainerJvms.workers(cluster, session).findAny().isPresent());

      try (Running stopping = yarnSession.start("-id", session.toString())) {
        stopping.type("stop");
        Result stopped = stopping.result();
        assertThat(stopped.exitCode()).as(stopped.all()).isZero();
      }
      ApplicationReport report = view.report(session);
      assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
      await().atMost(LONG).until(() -> !view.hasStagingDirectory(session));
      assertThat(temporary.toFile().list()).noneMatch(file -> file.contains("yarn-properties"));
    }
  }

  /** As the dashboard does. */
  private static void uploadAndRun(ApplicationReport session) throws Exception {
    URI address = URI.create(session.getOriginalTrackingUrl() + "/").normalize();
    HttpClient client = HttpClient.newHttpClient();
    String boundary = "boundary";
    List<byte[]> body = new ArrayList<>();
    body.add(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"WordCount.jar\"\r\n"
                + "Content-Type: application/x-java-archive\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.add(Files.readAllBytes(BobbinCommand.wordCount()));
    body.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    JsonNode uploaded =
        JSON.readTree(
            client
                .send(
                    HttpRequest.newBuilder(address.resolve("jars/upload"))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArrays(body))
                        .build(),
                    BodyHandlers.ofString())
                .body());
    String jar = Path.of(uploaded.get("filename").asText()).getFileName().toString();
    JsonNode run =
        JSON.readTree(
            client
                .send(
                    HttpRequest.newBuilder(address.resolve("jars/" + jar + "/run"))
                        .POST(BodyPublishers.noBody())
                        .build(),
                    BodyHandlers.ofString())
                .body());
    String job = run.get("jobid").asText();
    await()
        .atMost(LONG)
        .until(
            () ->
                client
                    .send(
                        HttpRequest.newBuilder(address.resolve("jobs/" + job + "/status")).build(),
                        BodyHandlers.ofString())
                    .body()
                    .contains("FINISHED"));
  }

  @Test
  void keepsTheSlotsThatItIsToKeepAndEndsWithItsClient(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster);
        Running session =
            yarnSession.start("-nm", "attached", "-Dslotmanager.number-of-slots.min=2")) {
      await().atMost(LONG).until(() -> session.printed().contains("JobManager Web Interface"));
      ApplicationId application = ClusterView.applicationIn(session.printed());
      await()
          .atMost(LONG)
          .until(
              () -> view.throughProxy(application, "overview").contains("\"slots-available\":2"));

      session.type("help");
      await().atMost(LONG).until(() -> session.printed().contains("stop - stop the YARN session"));
      session.type("what");
      await().atMost(LONG).until(() -> session.printed().contains("Unknown command 'what'"));
      session.interrupt();
      session.result();
      await()
          .atMost(LONG)
          .until(
              () ->
                  view.report(application).getYarnApplicationState()
                      == YarnApplicationState.FINISHED);
      assertThat(view.report(application).getFinalApplicationStatus())
          .isEqualTo(FinalApplicationStatus.SUCCEEDED);
    }
  }

  @Test
  void whatCannotBeFoundIsSaidWithWhatCan(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result none = flink.run("list");
      assertThat(none.exitCode()).isEqualTo(2);
      assertThat(none.err()).contains("No target is named");
      ApplicationId first = ClusterView.applicationIn(yarnSession.run("-d", "-nm", "twin").out());
      ApplicationId second = ClusterView.applicationIn(yarnSession.run("-d", "-nm", "twin").out());

      refused(
          "2 sessions are named 'twin'",
          "run",
          "-t",
          "yarn-session",
          "-Dyarn.application.name=twin");
      refused(
          "is not an application id", "run", "-t", "yarn-session", "-Dyarn.application.id=none");
      refused("No session of", "run", "-t", "yarn-session", "-Dyarn.application.name=none");
      refused("There is no savepoint", "run", "-t", "yarn-session", "-s", "hdfs:///none");
      Result noJob = flink.run("cancel", "-t", "yarn-session", "0".repeat(32));
      assertThat(noJob.exitCode()).as(noJob.all()).isEqualTo(2);
      assertThat(noJob.err()).contains("could not be found").doesNotContain("\tat ");

      view.kill(second);
      refused("has ended (KILLED)", "run", "-t", "yarn-session");
      view.kill(first);
      assertThat(bobbin.run("kill", first.toString()).exitCode()).isZero();
      assertThat(bobbin.run("kill", second.toString()).exitCode()).isZero();
    }
  }

  @Test
  void aSessionThatDiesDuringASubmissionIsSaidToHave(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      ApplicationId session = ClusterView.applicationIn(yarnSession.run("-d").out());
      ProcessHandle master = ContainerJvms.master(cluster, session);
      new ProcessBuilder("kill", "-STOP", Long.toString(master.pid())).start().waitFor();
      try (Running submitting =
          flink.start(program("NeverEnds", "-t", "yarn-session", "-Drest.retry.max-attempts=1"))) {
        // It asks for nothing that is printed; the connection that hangs is the sign.
        URI address = URI.create(view.report(session).getOriginalTrackingUrl());
        await().atMost(LONG).until(() -> isSomebodyConnectedTo(address.getPort()));
        view.kill(session);
        Result result = submitting.result();
        assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
        assertThat(result.err()).contains("has ended (KILLED)").doesNotContain("\tat ");
      }
      assertThat(bobbin.run("kill", session.toString()).exitCode()).isZero();
    }
  }

  private static boolean isSomebodyConnectedTo(int port) {
    String remotePort = String.format(":%04X 01 ", port);
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .map(Path::of)
        .filter(Files::exists)
        .flatMap(SessionIT::lines)
        .anyMatch(line -> line.contains(remotePort));
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refused(String message, String... command) throws Exception {
    List<String> line = new ArrayList<>(List.of(command));
    line.add(BobbinCommand.wordCount().toString());
    Result result = flink.run(line.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void showsWhatTheClusterHas() throws Exception {
    Result capacity = yarnSession.run("-q");
    assertThat(capacity.exitCode()).as(capacity.all()).isZero();
    assertThat(capacity.out()).contains("All 2", "16384 MiB", "Queue etl: RUNNING");
  }

  /** The id of a job that runs for ever. */
  private String submit(String... options) throws Exception {
    Result submitted = flink.run(program("NeverEnds", options));
    assertThat(submitted.exitCode()).as(submitted.all()).isZero();
    return submitted
        .out()
        .lines()
        .filter(line -> line.startsWith("Job has been submitted with JobID "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(submitted.all()));
  }

  private static String[] program(String mainClass, String... options) {
    List<String> line = new ArrayList<>(List.of("run"));
    line.addAll(List.of(options));
    line.addAll(
        List.of("-c", "io.bobbin.programs." + mainClass, BobbinCommand.programs().toString()));
    return line.toArray(String[]::new);
  }
}
