package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Command lines as people wrote them for Flink 1.x, and what comes of them on the cluster. */
@ExtendWith(MiniClusterExtension.class)
class LegacyCommandLinesIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Path PROGRAMS = BobbinCommand.programs();
  private static final String RESULT = "-c io.bobbin.programs.PrintsResult " + PROGRAMS;
  private static final String ENDLESS = "-c io.bobbin.programs.NeverEnds " + PROGRAMS;
  private static final Pattern PATH = Pattern.compile("(?:Path:|stored in) (hdfs:\\S+?)\\.?\\s");

  /** Where the properties file of the last session is. */
  @TempDir Path temporary;

  private BobbinCommand flink;
  private BobbinCommand yarnSession;

  @BeforeEach
  void prepare(MiniCluster cluster) {
    flink =
        BobbinCommand.on(cluster)
            .script("flink")
            .environment("BOBBIN_JVM_OPTS", "-Djava.io.tmpdir=" + temporary);
    yarnSession = flink.script("yarn-session.sh");
  }

  @Test
  void jobHasAnApplicationOfItsOwn(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result result =
          run(
              "run -m yarn-cluster -yn 2 -yjm 1024m -ytm 1500m -ys 2 -ynm daily -yqu etl -p 2 "
                  + RESULT);

      assertThat(result.out()).contains("50 even numbers");
      assertThat(notices(result)).singleElement().asString().contains("-yn has no effect any more");
      ApplicationReport report = view.report(ClusterView.applicationIn(result.all()));
      assertThat(report.getName()).isEqualTo("daily");
      assertThat(report.getQueue()).endsWith("etl");
      assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
    }
  }

  @Test
  void detachedJobIsLeftAndCancelledByItsApplication(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result submitted =
          run("run -yd -yjm 1024 -ytm 1500 -ys 3 -ynm endless -m yarn-cluster " + ENDLESS);
      assertThat(notices(submitted)).isEmpty();
      ApplicationId id = ClusterView.applicationIn(submitted.all());
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(view.throughProxy(id, "overview"))
                      .contains("\"slots-total\":3", "\"jobs-running\":1"));
      assertThat(view.report(id).getApplicationResourceUsageReport().getUsedResources().toString())
          .contains("memory:2560");

      run("cancel -m yarn-cluster -yid %s %s".formatted(id, Submission.jobIn(submitted.out())));

      await()
          .atMost(LONG)
          .until(() -> view.report(id).getYarnApplicationState() == YarnApplicationState.FINISHED);
    }
  }

  @Test
  void programRunsInAnApplication(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result submitted =
          run(
              "run-application -t yarn-application -Dyarn.application.name=app -yjm 1024"
                  + " -D taskmanager.memory.process.size=1500mb -yqu etl "
                  + RESULT);

      ApplicationId id = ClusterView.applicationIn(submitted.all());
      await().atMost(LONG).until(() -> view.report(id).getFinishTime() > 0);
      ApplicationReport report = view.report(id);
      assertThat(report.getName()).isEqualTo("app");
      assertThat(report.getQueue()).endsWith("etl");
      assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.SUCCEEDED);
    }
  }

  @Test
  void programIsLookedInto() throws Exception {
    assertThat(run("info " + RESULT).out()).contains("Execution Plan", "\"nodes\"");
  }

  @Test
  void sessionAndItsJobsAreGovernedByTheSessionsId(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result started =
          yarnSession.run("-n", "1", "-jm", "1024", "-tm", "1500", "-s", "2", "-d", "-nm", "old");
      assertThat(started.exitCode()).as(started.all()).isZero();
      assertThat(started.err()).containsOnlyOnce("has no meaning any more").contains("-n ");
      ApplicationId session = ClusterView.applicationIn(started.all());
      assertThat(view.report(session).getName()).isEqualTo("old");

      String savepoint = seenAndSaved(view, session);
      String drained = resumedAndDrained(view, session, savepoint);
      cancelled(view, session, drained);

      try (Running stopping = yarnSession.start("-id", session.toString())) {
        stopping.type("stop");
        Result stopped = stopping.result();
        assertThat(stopped.exitCode()).as(stopped.all()).isZero();
      }
      assertThat(view.report(session).getFinalApplicationStatus())
          .isEqualTo(FinalApplicationStatus.SUCCEEDED);
    }
  }

  /** Stops with a savepoint at last, and leaves that. */
  private String seenAndSaved(ClusterView view, ApplicationId session) throws Exception {
    String job = submit("run -m yarn-cluster -yid %s -d ".formatted(session) + counting(view));
    String running = job + " : counts records (RUNNING)";
    assertThat(run("list -yid " + session).out()).contains(running);
    assertThat(run("list -m yarn-cluster -yid %s -r".formatted(session)).out()).contains(running);
    awaitCheckpointing(view, session, job);
    String completed = "for job " + job + " completed";
    assertThat(run("checkpoint " + job).out()).contains(completed);
    assertThat(run("checkpoint %s --full -yid %s".formatted(job, session)).out())
        .contains("(FULL)", completed);

    String directory = view.newDirectory("savepoints").toString();
    String canonical = saved(view, "savepoint %s %s -yid %s".formatted(job, directory, session));
    run("savepoint -d %s -yid %s".formatted(canonical, session));
    assertThat(exists(view.hdfs(), canonical)).isFalse();
    String ownFormat =
        saved(
            view,
            "savepoint -m yarn-cluster -yid %s -type native %s %s"
                .formatted(session, job, directory));
    run("savepoint -m yarn-cluster -d " + ownFormat);
    assertThat(exists(view.hdfs(), ownFormat)).isFalse();
    return saved(view, "stop -p %s -yid %s %s".formatted(directory, session, job));
  }

  private String resumedAndDrained(ClusterView view, ApplicationId session, String savepoint)
      throws Exception {
    String job = submit("run -s %s -n -yid %s -d ".formatted(savepoint, session) + counting(view));
    awaitCheckpointing(view, session, job);
    assertThat(view.throughProxy(session, "jobs/" + job + "/checkpoints")).contains(savepoint);
    return saved(
        view,
        "stop -p %s -d -type canonical -yid %s %s"
            .formatted(view.newDirectory("drained"), session, job));
  }

  private void cancelled(ClusterView view, ApplicationId session, String drained) throws Exception {
    // What ended its input goes no further, but it starts.
    assertThat(exists(view.hdfs(), drained)).isTrue();
    String first = submit("run -yid %s -d ".formatted(session) + counting(view));
    awaitCheckpointing(view, session, first);
    saved(
        view, "cancel -s %s -yid %s %s".formatted(view.newDirectory("cancelled"), session, first));
    String second = submit("run -d " + ENDLESS);
    assertThat(run("cancel " + second).out()).contains("Cancelled job " + second);
    assertThat(run("list -a -yid " + session).out())
        .contains(first + " : counts records (CANCELED)", second + " : never ends (CANCELED)")
        .doesNotContain("FAILED", "RUNNING)");
  }

  /** As long as a test takes, and into a directory of its own. */
  private static String counting(ClusterView view) {
    org.apache.hadoop.fs.Path directory = view.newDirectory("legacy");
    return "-c io.bobbin.programs.CountsRecords %s --output %s --records 1000000 --rate 100"
            .formatted(PROGRAMS, new org.apache.hadoop.fs.Path(directory, "output"))
        + " --execution.checkpointing.dir "
        + new org.apache.hadoop.fs.Path(directory, "checkpoints");
  }

  private static void awaitCheckpointing(ClusterView view, ApplicationId session, String job) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(view.throughProxy(session, "jobs/" + job + "/checkpoints"))
                    .containsPattern("\"completed\":[1-9]"));
  }

  private String submit(String line) throws Exception {
    return Submission.jobIn(run(line).out());
  }

  /** The savepoint that a line makes. */
  private String saved(ClusterView view, String line) throws Exception {
    Result result = run(line);
    Matcher matcher = PATH.matcher(result.out());
    assertThat(matcher.find()).as(result.all()).isTrue();
    assertThat(exists(view.hdfs(), matcher.group(1))).as(result.all()).isTrue();
    return matcher.group(1);
  }

  private static boolean exists(FileSystem hdfs, String path) throws Exception {
    return hdfs.exists(new org.apache.hadoop.fs.Path(path));
  }

  /** What {@code flink} does with words that a space parts. */
  private Result run(String line) throws Exception {
    Result result = flink.run(line.split(" ", -1));
    assertThat(result.exitCode()).as(line + "\n" + result.all()).isZero();
    assertThat(result.all()).as(line).doesNotContain("\tat ");
    return result;
  }

  private static List<String> notices(Result result) {
    return result.err().lines().filter(line -> line.startsWith("flink: ")).toList();
  }
}
