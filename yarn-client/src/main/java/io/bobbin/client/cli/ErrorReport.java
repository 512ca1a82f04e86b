package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.RemoteReason;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import io.bobbin.launch.InvalidSettingException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user what went wrong, in words, and the caller in an exit code. */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Output output;

  ErrorReport(Output output) {
    this.output = output;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    output.err().println(name + ": " + PlainText.line(failure.getMessage()));
    UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    output.err().println("See '" + name + " --help'.");
    return ExitCode.USAGE.code();
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    ExitCode exitCode = exitCode(failure);
    if (ShutdownHookManager.get().isShutdownInProgress()) {
      // The user interrupted the command; that connections break then is no news.
      return exitCode.code();
    }
    String message = message(failure, exitCode);
    output.err().println("bobbin: " + message);
    Optional<CommonOptions> options = options(command);
    if (options.map(common -> common.verbose).orElse(false)) {
      failure.printStackTrace(output.err());
    }
    if (options.map(common -> common.json).orElse(false)) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("exitCode", exitCode.code());
      document.put("error", message);
      document.put("version", Version.number());
      output.out().println(Json.line(document));
    }
    return exitCode.code();
  }

  private static Optional<CommonOptions> options(CommandLine command) {
    return command.getCommand() instanceof ClusterCommand cluster
        ? Optional.of(cluster.options)
        : Optional.empty();
  }

  private static ExitCode exitCode(Exception failure) {
    if (failure instanceof BobbinException known) {
      return known.exitCode();
    }
    if (failure instanceof InvalidSettingException) {
      return ExitCode.USAGE;
    }
    return failure instanceof IOException ? ExitCode.UNREACHABLE : ExitCode.INTERNAL;
  }

  private static String message(Exception failure, ExitCode exitCode) {
    if (failure instanceof BobbinException || failure instanceof InvalidSettingException) {
      return PlainText.block(failure.getMessage());
    }
    String reason = failure.getClass().getSimpleName() + ": " + RemoteReason.of(failure);
    return exitCode == ExitCode.INTERNAL
        ? "internal error, run again with -v for details: " + reason
        : "The cluster failed: " + reason;
  }
}
