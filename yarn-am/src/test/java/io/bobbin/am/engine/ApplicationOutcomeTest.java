package io.bobbin.am.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.am.ApplicationEnd;
import io.bobbin.am.MasterWithoutYarn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.ApplicationID;
import org.apache.flink.api.common.ApplicationState;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.application.ApplicationExceptionHistoryEntry;
import org.apache.flink.runtime.application.ArchivedApplication;
import org.apache.flink.runtime.clusterframework.ApplicationStatus;
import org.apache.flink.runtime.executiongraph.ArchivedExecutionGraph;
import org.apache.flink.runtime.scheduler.ExecutionGraphInfo;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ApplicationOutcomeTest {
  private static final JobID JOB = new JobID(1, 2);

  @TempDir Path directory;
  private MasterWithoutYarn master;
  private ApplicationEnd end;
  private ApplicationOutcome outcome;

  @BeforeEach
  void start() throws Exception {
    master = new MasterWithoutYarn();
    Path staging = Files.createDirectories(directory.resolve("staging/jars"));
    end = master.end(staging.getParent().toUri(), true);
    outcome = outcome(new Configuration());
  }

  @AfterEach
  void stop() {
    master.close();
  }

  @Test
  void successNeedsNoReasonAndLeavesNothingBehind() {
    outcome.record(application(JobStatus.FINISHED, null));
    outcome.conclude(ApplicationStatus.SUCCEEDED, "whatever");
    assertThat(toldYarn()).isEqualTo("unregister SUCCEEDED ");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aProgramWithoutJobsHasNotSucceeded() {
    outcome.record(application(Map.of(), List.of()));
    outcome.conclude(ApplicationStatus.SUCCEEDED, null);
    assertThat(toldYarn())
        .isEqualTo(
            "unregister FAILED main() of orders returned without submitting a job: it calls"
                + " neither execute() nor executeAsync().");
  }

  @Test
  void aFailedJobIsNamedWithItsRoot() {
    outcome.record(
        application(
            JobStatus.FAILED, new RuntimeException("restarts", new IllegalStateException("disk"))));
    outcome.conclude(ApplicationStatus.FAILED, "Flink's own words");
    assertThat(toldYarn())
        .startsWith(
            "unregister FAILED Job 'nightly' ("
                + JOB
                + ") failed: java.lang.IllegalStateException: disk at ");
  }

  @Test
  void aFailedMainIsSaidToBe() {
    outcome.record(
        application(
            Map.of(),
            List.of(
                new ApplicationExceptionHistoryEntry(
                    new IllegalArgumentException("no --input"), 1, null))));
    outcome.conclude(ApplicationStatus.FAILED, null);
    assertThat(toldYarn())
        .startsWith(
            "unregister FAILED main() failed: java.lang.IllegalArgumentException: no --input");
  }

  @Test
  void cancellationIsNoFailure() {
    outcome.conclude(ApplicationStatus.CANCELED, null);
    assertThat(toldYarn()).isEqualTo("unregister KILLED The job was cancelled.");
  }

  @Test
  void withoutAnArchivedApplicationFlinksWordsAreTheReason() {
    outcome.conclude(ApplicationStatus.UNKNOWN, "Flink's own words");
    assertThat(toldYarn()).isEqualTo("unregister FAILED Flink's own words");
  }

  @Test
  void yarnLeadsToWhatTheHistoryServerShows() {
    Configuration archives =
        Configuration.fromMap(
            Map.of(
                "jobmanager.archive.fs.dir",
                "hdfs:///archive",
                "historyserver.web.address",
                "history.example.com",
                "historyserver.web.port",
                "8090"));
    outcome = outcome(archives);
    outcome.record(application(JobStatus.FINISHED, null));
    outcome.conclude(ApplicationStatus.SUCCEEDED, null);
    assertThat(toldYarn())
        .endsWith(" -> http://history.example.com:8090/#/job/completed/" + JOB + "/overview");

    HistoryPages pages = new HistoryPages(archives);
    assertThat(pages.overview())
        .hasToString("Optional[http://history.example.com:8090/#/overview]");
    assertThat(pages.of(application(Map.of(), List.of())).orElseThrow().toString())
        .matches("http://history.example.com:8090/#/application/completed/[0-9a-f]{32}");
    archives.removeConfig(JobManagerOptions.ARCHIVE_DIR);
    assertThat(new HistoryPages(archives).overview()).isEmpty();
  }

  @Test
  void whoComesFirstDecides() {
    end.finish(FinalApplicationStatus.FAILED, "first");
    outcome.conclude(ApplicationStatus.SUCCEEDED, null);
    assertThat(toldYarn()).isEqualTo("unregister FAILED first");
  }

  @Test
  void anAttemptThatIsNotTheLastOneLeavesAllAsItIs() {
    master.end(directory.resolve("staging").toUri(), false).failAttempt("the node is lost");
    assertThat(master.yarn.remainingCalls()).isEmpty();
    assertThat(directory.resolve("staging/jars")).exists();
  }

  private ApplicationOutcome outcome(Configuration configuration) {
    return new ApplicationOutcome(end, master.workers, new HistoryPages(configuration));
  }

  private String toldYarn() {
    List<String> told =
        master.yarn.remainingCalls().stream().filter(c -> c.startsWith("unregister")).toList();
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  private static ArchivedApplication application(JobStatus status, Throwable failure) {
    return application(
        Map.of(
            JOB,
            new ExecutionGraphInfo(
                ArchivedExecutionGraph.createSparseArchivedExecutionGraph(
                    JOB, "nightly", status, null, failure, null, 1))),
        List.of());
  }

  private static ArchivedApplication application(
      Map<JobID, ExecutionGraphInfo> jobs, List<ApplicationExceptionHistoryEntry> failures) {
    return new ArchivedApplication(
        new ApplicationID(),
        "orders",
        ApplicationState.FINISHED,
        new long[ApplicationState.values().length],
        jobs,
        failures);
  }
}
