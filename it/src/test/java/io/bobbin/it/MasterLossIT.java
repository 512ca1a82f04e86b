package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The application master dies without a word, and its jobs go on from their last checkpoints. */
@ExtendWith(MiniClusterExtension.class)
class MasterLossIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int RECORDS = 8000;

  @ParameterizedTest
  @EnumSource(names = {"APPLICATION", "PER_JOB"})
  void countsEachRecordOnce(Submission submission, MiniCluster cluster) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("master-lost");
      Path output = new Path(directory, "output");
      try (Running running = submission.start(bobbin, counting(directory, 400).with("-p", "2"))) {
        awaitRecords(view, output, running);
        ApplicationId application = ClusterView.applicationIn(running.printed());
        killMaster(cluster, application);

        Result result = running.result();
        assertThat(result.exitCode()).as(result.all()).isZero();
        assertThat(CountedRecords.read(view.hdfs(), output).faults(RECORDS)).isEmpty();
        assertThat(bobbin.run("logs", application.toString()).out())
            .containsPattern("Restoring job [0-9a-f]{32} from Checkpoint");
        assertNothingIsLeft(cluster, view, application, 2);
      }
    }
  }

  @Test
  void jobsOfAProgramThatHaveEndedAreNotRunAgain(MiniCluster cluster) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    Program program = Program.own("ExecutesSeveral").with("-p", "1").arguments("--pause", 500);
    try (ClusterView view = new ClusterView(cluster);
        Running running = Submission.APPLICATION.start(bobbin, program)) {
      await().atMost(LONG).until(() -> running.printed().contains("Job second is running"));
      ApplicationId application = ClusterView.applicationIn(running.printed());
      killMaster(cluster, application);

      Result result = running.result();
      assertThat(result.exitCode()).as(result.all()).isZero();
      String logs = bobbin.run("logs", application.toString()).out();
      assertThat(logs.lines().filter("first 7"::equals)).hasSize(1);
      assertThat(logs.lines().filter("second 10"::equals)).hasSize(1);
      assertThat(logs.lines().filter("third 7"::equals)).hasSize(1);
      assertNothingIsLeft(cluster, view, application, 2);
    }
  }

  @Test
  void ofASessionEachJobIsAsItWas(MiniCluster cluster) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    ApplicationId session = ApplicationId.fromString(Submission.SESSION.session(bobbin));
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("session-master-lost");
      Path output = new Path(directory, "output");
      Result ended = Submission.SESSION.run(bobbin, Program.own("ExecutesSeveral").with("-p", "1"));
      assertThat(ended.exitCode()).as(ended.all()).isZero();
      String cancelled = startAndCancel(bobbin, session);
      try (Running first =
              Submission.SESSION.start(bobbin, counting(directory, 400).with("-p", "1"));
          Running second =
              Submission.SESSION.start(bobbin, Program.own("NeverEnds").with("-p", "1"))) {
        awaitRecords(view, output, first);
        await().atMost(LONG).until(() -> second.printed().contains("JobID"));
        String endless = Submission.jobIn(second.printed());
        killMaster(cluster, session);

        Result result = first.result();
        assertThat(result.exitCode()).as(result.all()).isZero();
        assertThat(CountedRecords.read(view.hdfs(), output).faults(RECORDS)).isEmpty();
        Map<String, String> jobs = jobs(view, session);
        assertThat(jobs)
            .containsEntry(endless, "RUNNING")
            .containsEntry(Submission.jobIn(first.printed()), "FINISHED")
            .doesNotContainKeys(cancelled, Submission.jobIn(ended.all()));
      }
      assertThat(bobbin.run("kill", session.toString()).exitCode()).isZero();
      assertNothingIsLeft(cluster, view, session, 2);
    }
  }

  private static String startAndCancel(BobbinCommand bobbin, ApplicationId session)
      throws Exception {
    try (Running running = Submission.SESSION.start(bobbin, Program.own("NeverEnds"))) {
      await().atMost(LONG).until(() -> running.printed().contains("JobID"));
      String job = Submission.jobIn(running.printed());
      Result cancelled =
          bobbin
              .script("flink")
              .run("cancel", "-t", "yarn-session", "-Dyarn.application.id=" + session, job);
      assertThat(cancelled.exitCode()).as(cancelled.all()).isZero();
      running.result();
      return job;
    }
  }

  private static Map<String, String> jobs(ClusterView view, ApplicationId application)
      throws Exception {
    Map<String, String> states = new HashMap<>();
    JsonNode overview =
        new ObjectMapper().readTree(view.throughProxy(application, "jobs/overview"));
    overview
        .get("jobs")
        .forEach(job -> states.put(job.get("jid").asText(), job.get("state").asText()));
    return states;
  }

  private static void killMaster(MiniCluster cluster, ApplicationId application) {
    assertThat(ContainerJvms.master(cluster, application).destroyForcibly()).isTrue();
  }

  private static void assertNothingIsLeft(
      MiniCluster cluster, ClusterView view, ApplicationId application, int attempts)
      throws Exception {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              assertThat(view.report(application).getFinalApplicationStatus())
                  .isNotEqualTo(FinalApplicationStatus.UNDEFINED);
              assertThat(view.hasStagingDirectory(application)).isFalse();
              assertThat(cluster.containerProcesses())
                  .noneMatch(
                      process ->
                          process.info().commandLine().orElse("").contains(application.toString()));
            });
    assertThat(view.report(application).getCurrentApplicationAttemptId().getAttemptId())
        .isEqualTo(attempts);
  }

  private static Program counting(Path directory, int rate) {
    return Program.own("CountsRecords")
        .arguments("--output", new Path(directory, "output"))
        .arguments("--records", RECORDS, "--rate", rate)
        .arguments("--execution.checkpointing.dir", new Path(directory, "checkpoints"));
  }

  private static void awaitRecords(ClusterView view, Path output, Running running) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(CountedRecords.read(view.hdfs(), output).count())
                    .as(running.printed())
                    .isPositive());
  }
}
