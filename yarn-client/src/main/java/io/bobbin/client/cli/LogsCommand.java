package io.bobbin.client.cli;

import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.logs.ApplicationLogs;
import io.bobbin.client.logs.LogPrinter;
import io.bobbin.client.report.Output;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.yarn.api.records.ContainerId;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code bobbin logs}. */
@Command(
    name = "logs",
    description = "Print what an application's containers logged, while it runs and after it.")
final class LogsCommand extends ClusterCommand {
  @Mixin ApplicationArgument application;

  @Option(
      names = "--container",
      paramLabel = "CONTAINER",
      converter = ContainerConverter.class,
      description = "Print this container's logs only.")
  Optional<ContainerId> container = Optional.empty();

  @Option(names = "--follow", description = "Print what is added until the application ends.")
  boolean follow;

  LogsCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    LogPrinter printer = new LogPrinter(output.out(), options.json);
    new ApplicationLogs(site, yarn, printer, output.err()).print(application.id, container, follow);
    return ExitCode.SUCCEEDED;
  }

  /** Reads a container's id. */
  static final class ContainerConverter implements ITypeConverter<ContainerId> {
    @Override
    public ContainerId convert(String text) {
      try {
        return ContainerId.fromString(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + text + "' is not a container id such as container_1700000000000_0001_01_000001");
      }
    }
  }
}
