package io.bobbin.client.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.cli.CliArgsException;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.client.program.ProgramMissingJobException;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.util.FlinkException;
import org.junit.jupiter.api.Test;

class FlinkFailureTest {
  private static final JobID JOB = new JobID(1, 2);

  @Test
  void ourOwnWordsAreFoundHoweverDeep() {
    Throwable failure =
        new ProgramInvocationException(
            "main failed",
            new CompletionException(new BobbinException(ExitCode.REJECTED, "queue full")));
    assertThat(told(failure, ExitCode.REJECTED)).isEqualTo("flink: queue full\n");
  }

  @Test
  void aProgramsFailureComesWithItsTrace() {
    Throwable failure =
        new ProgramInvocationException(
            "main failed",
            new JobExecutionException(JOB, "Job failed", new IllegalStateException("odd")));
    assertThat(told(failure, ExitCode.JOB_FAILED)).contains("odd", "\tat ");
  }

  @Test
  void whatTheUserTypedIsSaidInOneMessage() {
    assertThat(told(new CliArgsException("Missing JobID"), ExitCode.USAGE))
        .isEqualTo("flink: Missing JobID\n");
    assertThat(
            told(
                new FlinkException(
                    "Could not cancel job 1.",
                    new Exception("[org.apache.flink.X: Job could not be found.\n]")),
                ExitCode.USAGE))
        .contains("Could not cancel job 1.", "Job could not be found.")
        .doesNotContain("[", "org.apache");
    assertThat(
            told(
                new ProgramInvocationException(
                    "main failed",
                    new IllegalStateException(
                        "No ExecutorFactory found to execute the application.")),
                ExitCode.USAGE))
        .contains("There is no such target", "yarn-per-job")
        .doesNotContain("\tat ");
  }

  @Test
  void aSavepointOfAnotherJobNeedsNoTrace() {
    String reason =
        "Failed to rollback to checkpoint/savepoint hdfs:///s. Cannot map state for operator 1.";
    Throwable failure =
        new ProgramInvocationException(
            "main failed",
            new JobExecutionException(
                JOB,
                "Could not start the JobMaster.",
                new CompletionException(new IllegalStateException(reason))));
    assertThat(told(failure, ExitCode.JOB_FAILED)).isEqualTo("flink: " + reason + "\n");
  }

  @Test
  void eachEndHasItsCode() {
    told(new ProgramMissingJobException("none"), ExitCode.JOB_FAILED);
    told(
        new ProgramInvocationException("x", new JobCancellationException(JOB, "cancelled", null)),
        ExitCode.STOPPED);
    told(new FlinkException("list", new ConnectException("refused")), ExitCode.UNREACHABLE);
  }

  private static String told(Throwable failure, ExitCode expected) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(new FlinkFailure(failure).tell(err)).isEqualTo(expected);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
