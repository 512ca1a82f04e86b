package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.Submission.Printed;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What users' programs do, each in its way, with what comes of it. */
@ExtendWith(MiniClusterExtension.class)
class ProgramsIT {
  @AfterAll
  static void endSession(MiniCluster cluster) throws Exception {
    Submission.endSession(BobbinCommand.on(cluster));
  }

  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void tablesInFilesAreJoinedAndAggregated(Submission submission, MiniCluster cluster)
      throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("tables");
      view.write(new Path(directory, "customers/1"), "1,Chile", "2,Nepal", "3,Chile", "4,Malta");
      for (int part = 0; part < 2; part++) {
        int first = part * 500;
        view.write(
            new Path(directory, "orders/" + part),
            IntStream.range(first, first + 500)
                .mapToObj(order -> (order % 4 + 2) + "," + order)
                .toArray(String[]::new));
      }
      Result result =
          submission.run(
              BobbinCommand.on(cluster),
              Program.own("JoinsFiles")
                  .arguments("--orders", new Path(directory, "orders"))
                  .arguments("--customers", new Path(directory, "customers"))
                  .arguments("--revenue", new Path(directory, "revenue")));

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(view.read(new Path(directory, "revenue")).lines())
          .as("customer 1 ordered nothing, and customer 5 is unknown")
          .containsExactlyInAnyOrder(
              "Nepal,250," + amount(0), "Chile,250," + amount(1), "Malta,250," + amount(2));
    }
  }

  private static long amount(int remainder) {
    return LongStream.range(0, 1000).filter(order -> order % 4 == remainder).sum();
  }

  /** As a stream it would write each change of a sum. */
  @ParameterizedTest
  @EnumSource(names = "APPLICATION")
  @Execution(ExecutionMode.CONCURRENT)
  void batchWritesEachSumOnce(Submission submission, MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path output = view.newDirectory("sums");
      Result result =
          submission.run(
              BobbinCommand.on(cluster),
              Program.own("SumsByKey")
                  .with("-p", "2", "-Dexecution.runtime-mode=BATCH")
                  .arguments("--output", output));

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(view.read(output).lines())
          .containsExactlyInAnyOrderElementsOf(
              LongStream.rangeClosed(1, 10)
                  .mapToObj(digit -> "(" + digit % 10 + "," + (100 * digit + 49_500) + ")")
                  .toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void programSeesTheLibraryThatItBrings(Submission submission, MiniCluster cluster)
      throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    Result result = submission.run(bobbin, Program.own("BringsOldLibrary"));

    assertThat(result.exitCode()).as(result.all()).isZero();
    Printed printed = submission.printed(bobbin, result);
    assertThat(printed.main()).contains("Guava{in=main, own=true}");
    assertThat(printed.tasks()).contains("Guava{in=task, own=true}");
  }

  @ParameterizedTest
  @EnumSource(names = "APPLICATION")
  @Execution(ExecutionMode.CONCURRENT)
  void programSeesOurLibraryIfItAsksForThat(Submission submission, MiniCluster cluster)
      throws Exception {
    Result result =
        submission.run(
            BobbinCommand.on(cluster),
            Program.own("BringsOldLibrary").with("-Dclassloader.resolve-order=parent-first"));

    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.all()).contains("NoSuchMethodError").contains("toStringHelper");
  }

  @ParameterizedTest
  @CsvSource({"APPLICATION,", "APPLICATION,--async"})
  @Execution(ExecutionMode.CONCURRENT)
  void severalJobsOfOneProgramAllSucceed(
      Submission submission, String argument, MiniCluster cluster) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    Program program = Program.own("ExecutesSeveral").with("--json");
    Result result =
        submission.run(bobbin, argument == null ? program : program.arguments(argument));

    assertThat(result.exitCode()).as(result.all()).isZero();
    List<JsonNode> jobs =
        new ObjectMapper().readTree(result.out()).findValue("jobs").findParents("id");
    assertThat(jobs)
        .hasSize(3)
        .allSatisfy(job -> assertThat(job.get("state").asText()).isEqualTo("FINISHED"));
    Printed printed = submission.printed(bobbin, result);
    for (String job : List.of("first", "second", "third")) {
      assertThat(printed.main().lines().filter(line -> line.startsWith(job + " is "))).hasSize(1);
      assertThat(printed.tasks().lines().filter(line -> line.matches("(\\d+> )?" + job + " \\d+")))
          .hasSize(10);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void mainGetsItsJobsResult(Submission submission, MiniCluster cluster) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    Result result = submission.run(bobbin, Program.own("PrintsResult"));

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(submission.printed(bobbin, result).main())
        .containsPattern("Job with JobID [0-9a-f]{32} has finished")
        .contains("\n50 even numbers\n");
  }

  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void mainGetsWhatItCollects(Submission submission, MiniCluster cluster) throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    Result result = submission.run(bobbin, Program.own("Collects"));

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(submission.printed(bobbin, result).main())
        .contains("\ncollected [1, 4, 9, 16, 25]\n");
  }

  @ParameterizedTest
  @EnumSource(names = {"PER_JOB", "SESSION"})
  @Execution(ExecutionMode.CONCURRENT)
  void tasksReadFilesOfTheClientsMachine(
      Submission submission, MiniCluster cluster, @TempDir java.nio.file.Path directory)
      throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    java.nio.file.Path file = Files.writeString(directory.resolve("words"), "on the edge\n");
    Result result = submission.run(bobbin, Program.own("ReadsCachedFile").arguments(file.toUri()));

    assertThat(result.exitCode()).as(result.all()).isZero();
    assertThat(submission.printed(bobbin, result).tasks()).contains("cached: on the edge");
  }

  @ParameterizedTest
  @EnumSource(names = "PER_JOB")
  @Execution(ExecutionMode.CONCURRENT)
  void aSecondJobOfOneApplicationIsRefused(Submission submission, MiniCluster cluster)
      throws Exception {
    Result result = submission.run(BobbinCommand.on(cluster), Program.own("ExecutesSeveral"));

    assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
    assertThat(result.err())
        .contains("a second time", "-t yarn-application")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @EnumSource(names = "PER_JOB")
  @Execution(ExecutionMode.CONCURRENT)
  void whyAJobFailedComesBackToTheClient(Submission submission, MiniCluster cluster)
      throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result result = submission.run(BobbinCommand.on(cluster), Program.own("FailsInTask"));

      assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
      assertThat(result.err()).contains("number 101 is not wanted");
      ApplicationId application = ClusterView.applicationIn(result.out());
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  view.report(application).getFinalApplicationStatus()
                      == FinalApplicationStatus.FAILED);
      assertThat(view.report(application).getDiagnostics()).contains("number 101 is not wanted");
    }
  }
}
