package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that fails takes its application with it, and the reason is told everywhere. */
@ExtendWith(MiniClusterExtension.class)
class FailingProgramsIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ThrowsInMain | main() failed: java.lang.IllegalStateException: main refuses to work"
            + " at io.bobbin.programs.ThrowsInMain.main",
        "CannotBeLoaded | NumberFormatException",
        "CallsExit | The program called System.exit() at io.bobbin.programs.CallsExit.main",
        "SubmitsNothing | returned without submitting a job",
        "FailsInTask | failed: java.lang.IllegalArgumentException: number 101 is not wanted",
        "RunsOutOfMemory | such as OutOfMemoryError with taskmanager.jvm-exit-on-oom",
        "UsesTooMuchMemory | it used more memory than its container has",
      })
  void endsTheApplicationWithTheReason(String program, String reason, MiniCluster cluster)
      throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result result =
          BobbinCommand.on(cluster).runProgram(program, "-Dtaskmanager.jvm-exit-on-oom=true");

      assertThat(result.exitCode()).as(result.all()).isEqualTo(1);
      assertThat(result.all()).contains(reason);
      ApplicationId application = ClusterView.applicationIn(result.all());
      ApplicationReport report = view.report(application);
      assertThat(report.getFinalApplicationStatus()).isEqualTo(FinalApplicationStatus.FAILED);
      assertThat(report.getDiagnostics()).contains(reason);
      assertThat(view.hasStagingDirectory(application)).isFalse();
      Result logs = BobbinCommand.on(cluster).run("logs", application.toString());
      assertThat(logs.exitCode()).as(logs.err()).isZero();
      assertThat(logs.out()).contains("The application ends: FAILED");
    }
  }
}
