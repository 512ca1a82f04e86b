package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.RemoteReason;
import io.bobbin.launch.InvalidSettingException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.flink.client.cli.CliArgsException;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.client.program.ProgramMissingJobException;
import org.apache.flink.client.program.ProgramParametrizationException;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.messages.FlinkJobNotFoundException;
import org.apache.flink.util.ExceptionUtils;

/** A failure of one of Flink's commands: whose it is, and what to say of it. */
final class FlinkFailure {
  /** What the JobManager's REST interface says of a job that it does not have. */
  private static final List<String> SIGNS_OF_NO_JOB =
      List.of("FlinkJobNotFoundException", "Job could not be found", "Could not find Flink job");

  private static final List<String> SIGNS_OF_NO_TARGET =
      List.of("No ExecutorFactory found", "No ClusterClientFactory found");

  /** A savepoint of another job, or of another version of this one. */
  private static final String UNFIT_SAVEPOINT = "Failed to rollback to checkpoint/savepoint";

  private final Throwable failure;

  FlinkFailure(Throwable failure) {
    this.failure = failure;
  }

  /** Tells of it and says how the process ends. */
  ExitCode tell(PrintStream err) {
    ExitCode code = exitCode();
    if (isOfTheProgram()) {
      // The user's own code is in the stack trace, and nobody else's knows what it means.
      err.println("The program finished with the following exception:");
      err.println();
      failure.printStackTrace(err);
    } else {
      err.println("flink: " + PlainText.block(message()));
    }
    return code;
  }

  ExitCode exitCode() {
    Optional<BobbinException> own = find(BobbinException.class);
    if (own.isPresent()) {
      return own.get().exitCode();
    }
    if (find(JobCancellationException.class).isPresent()) {
      return ExitCode.STOPPED;
    }
    if (isOfNoTarget()) {
      return ExitCode.USAGE;
    }
    if (isOfTheProgram() || find(ProgramMissingJobException.class).isPresent()) {
      return ExitCode.JOB_FAILED;
    }
    if (find(ConnectException.class).isPresent() || find(TimeoutException.class).isPresent()) {
      return ExitCode.UNREACHABLE;
    }
    boolean usage =
        find(CliArgsException.class).isPresent()
            || find(ProgramParametrizationException.class).isPresent()
            || find(InvalidSettingException.class).isPresent()
            || isOfNoJob();
    return usage ? ExitCode.USAGE : ExitCode.JOB_FAILED;
  }

  private boolean isOfNoJob() {
    return find(FlinkJobNotFoundException.class).isPresent()
        || messages().stream()
            .anyMatch(message -> SIGNS_OF_NO_JOB.stream().anyMatch(message::contains));
  }

  private boolean isOfNoTarget() {
    return messages().stream()
        .anyMatch(message -> SIGNS_OF_NO_TARGET.stream().anyMatch(message::contains));
  }

  private boolean isOfTheProgram() {
    return find(BobbinException.class).isEmpty()
        && (find(JobExecutionException.class).isPresent()
            || find(ProgramInvocationException.class).isPresent())
        && find(ProgramMissingJobException.class).isEmpty()
        && unfitSavepoint().isEmpty()
        && !isOfNoTarget();
  }

  private Optional<String> unfitSavepoint() {
    return messages().stream().filter(message -> message.contains(UNFIT_SAVEPOINT)).findFirst();
  }

  private String message() {
    Optional<BobbinException> own = find(BobbinException.class);
    if (own.isPresent()) {
      return own.get().getMessage();
    }
    if (isOfNoTarget()) {
      return "There is no such target. Possible: yarn-session, yarn-per-job, yarn-application,"
          + " remote, local.";
    }
    if (unfitSavepoint().isPresent()) {
      return unfitSavepoint().get();
    }
    if (find(ProgramMissingJobException.class).isPresent()) {
      return "The program has no job: it calls neither execute() nor executeAsync().";
    }
    return String.join("\n  ", messages());
  }

  /** The outer exceptions say what was tried and the inner ones why it failed, or the same. */
  private Set<String> messages() {
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String message = RemoteReason.of(e).replaceAll("^\\[(?:\\w+\\.)+\\w+: |\\s*]$", "");
      if (messages.stream().noneMatch(said -> said.contains(message))) {
        messages.add(message);
      }
    }
    return messages;
  }

  private <T extends Throwable> Optional<T> find(Class<T> type) {
    return ExceptionUtils.findThrowable(failure, type);
  }
}
