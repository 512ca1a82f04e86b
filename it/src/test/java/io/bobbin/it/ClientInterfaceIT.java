package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What programs get from Flink's client interfaces, with Bobbin's jar in a distribution's lib. */
@ExtendWith(MiniClusterExtension.class)
class ClientInterfaceIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  @Test
  void statementsAreJobsOfSession(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster);
        RunningSession session = RunningSession.start(cluster, view)) {
      Path directory = newDirectory(view);
      Result result =
          drive(cluster, "statements", directory, "--yarn.application.id", session.application());

      checkStatements(view, directory, result);
      assertThat(view.livingApplications()).isEqualTo(1);
    }
  }

  @Test
  void statementsAreApplicationsEach(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = newDirectory(view);
      int before = view.applications();
      Result result = drive(cluster, "statements", directory);

      checkStatements(view, directory, result);
      assertThat(view.applications()).isEqualTo(before + 3);
      await().atMost(LONG).until(() -> view.livingApplications() == 0);
    }
  }

  @Test
  void jobsOfSessionAreSavedStoppedAndCancelled(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster);
        RunningSession session = RunningSession.start(cluster, view)) {
      checkLife(
          view,
          drive(
              cluster, "life", newDirectory(view), "--yarn.application.id", session.application()));
    }
  }

  @Test
  void jobsOfTheirOwnAreSavedStoppedAndCancelled(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      checkLife(view, drive(cluster, "life", newDirectory(view)));
      await().atMost(LONG).until(() -> view.livingApplications() == 0);
    }
  }

  @Test
  void tellsOfKilledApplication(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      int before = view.applications();
      try (Running program = start(cluster, "death", newDirectory(view))) {
        await().atMost(LONG).until(() -> program.printed().contains("running: "));
        assertThat(view.applications()).isEqualTo(before + 1);
        ApplicationId application = ClusterView.applicationIn(program.printed());
        view.kill(application);
        Result result = program.result();

        assertThat(result.exitCode()).as(result.all()).isZero();
        assertThat(result.out())
            .containsPattern("result: .*" + application + ".*has ended \\(KILLED\\)")
            .containsPattern("status: .*" + application + ".*has ended \\(KILLED\\)");
      }
    }
  }

  @Test
  void tellsWhyJobFailed(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result result = drive(cluster, "failure", newDirectory(view));

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(result.out()).contains("failed: / by zero").contains("main() is over");
    }
  }

  @Test
  void findsRunningCluster(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster);
        RunningSession session = RunningSession.start(cluster, view)) {
      Result result =
          drive(cluster, "web", newDirectory(view), "--yarn.application.id", session.application());

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(result.out()).contains("jobs: 0");
      Matcher address = Pattern.compile("web: (\\S+)").matcher(result.out());
      assertThat(address.find()).isTrue();
      assertThat(
              HttpClient.newHttpClient()
                  .send(
                      HttpRequest.newBuilder(URI.create(address.group(1) + "/config")).build(),
                      BodyHandlers.ofString())
                  .body())
          .contains("\"flink-version\":\"2.3.0\"");
    }
  }

  @Test
  void saysWhereItLooksForTheInstallation(MiniCluster cluster) throws Exception {
    Result result =
        FlinkDistribution.on(cluster)
            .environment("BOBBIN_HOME", "")
            .flink("run", "-t", "yarn-application", BobbinCommand.wordCount());

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.all()).contains("BOBBIN_HOME is not set");
  }

  @Test
  void flinksOwnCommandRunsAndFindsJobs(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster);
        RunningSession session = RunningSession.start(cluster, view)) {
      FlinkDistribution flink = FlinkDistribution.on(cluster);
      Path output = newDirectory(view);
      Result application =
          flink.flink(
              "run", "-t", "yarn-application", BobbinCommand.wordCount(), "--output", output);
      assertThat(application.exitCode()).as(application.all()).isZero();
      await()
          .atMost(LONG)
          .until(() -> view.hdfs().exists(output) && view.read(output).contains("(to,"));

      String id = "-Dyarn.application.id=" + session.application();
      Result job = flink.flink("run", "-t", "yarn-session", id, BobbinCommand.wordCount());
      assertThat(job.exitCode()).as(job.all()).isZero();
      assertThat(job.out()).contains("has finished");
      assertThat(flink.flink("list", "-a", "-t", "yarn-session", id).out()).contains("(FINISHED)");
    }
  }

  private static void checkStatements(ClusterView view, Path directory, Result result)
      throws Exception {
    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(result.out())
        .contains("status: FINISHED", "row: +I[ONE]", "row: +I[TWO]", "main() is over");
    assertThat(view.read(new Path(directory, "shouted")).lines())
        .containsExactlyInAnyOrder("ONE", "TWO");
    assertThat(result.all()).doesNotContain("closed classloader");
  }

  private static void checkLife(ClusterView view, Result result) throws Exception {
    assertThat(result.exitCode()).as(result.all()).isZero();
    for (String savepoint : List.of("savepoint", "stopped")) {
      Matcher path = Pattern.compile(savepoint + ": (\\S+)").matcher(result.out());
      assertThat(path.find()).as(result.all()).isTrue();
      assertThat(view.hdfs().exists(new Path(path.group(1), "_metadata"))).isTrue();
    }
    assertThat(result.out())
        .contains("result: ")
        .containsPattern("cancelled: .*was cancelled")
        .contains("main() is over");
  }

  private static Result drive(MiniCluster cluster, String what, Path directory, Object... more)
      throws Exception {
    try (Running program = start(cluster, what, directory, more)) {
      return program.result();
    }
  }

  private static Running start(MiniCluster cluster, String what, Path directory, Object... more)
      throws Exception {
    List<Object> arguments = new ArrayList<>(List.of(what));
    arguments.add("--execution.target");
    arguments.add(more.length > 0 ? "yarn-session" : "yarn-per-job");
    arguments.addAll(
        List.of("--pipeline.jars", BobbinCommand.programs().toUri(), "--directory", directory));
    arguments.addAll(List.of(more));
    return FlinkDistribution.on(cluster).startProgram("DrivesJobs", arguments.toArray());
  }

  private static Path newDirectory(ClusterView view) {
    return view.hdfs().makeQualified(view.newDirectory("driven"));
  }
}
