package io.bobbin.client.cli;

import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.RemoteReason;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.client.watch.ApplicationSnapshot;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bobbin kill}. */
@Command(name = "kill", description = "Stop an application at once and remove what it staged.")
final class KillCommand extends ClusterCommand {
  @Mixin ApplicationArgument application;

  @Mixin DynamicSettings dynamic;

  KillCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  Map<String, String> configuration() {
    return configuration(dynamic.values);
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    ApplicationReport report =
        bobbinsReport(yarn, application.id, "Stop it with 'yarn application -kill %s'.");
    boolean over = ApplicationSnapshot.of(report).isTerminal();
    if (!over) {
      yarn.askPatiently(
          client -> {
            client.killApplication(application.id);
            return application.id;
          });
    }
    tidy(StagingArea.of(site.configuration(), configuration, report.getUser()));
    tell(over);
    return ExitCode.SUCCEEDED;
  }

  /** Who may stop an application need not be who may write its user's files. */
  private void tidy(StagingArea area) {
    String id = application.id.toString();
    try {
      area.removeApplication(id);
    } catch (IOException e) {
      output
          .err()
          .println(
              "bobbin: " + area.application(id) + " could not be removed: " + RemoteReason.of(e));
    }
  }

  private void tell(boolean wasOver) {
    if (options.json) {
      Map<String, Object> document =
          Map.of("applicationId", application.id.toString(), "killed", !wasOver);
      output.out().println(Json.line(document));
    } else {
      output.out().println(application.id + (wasOver ? " had already ended" : " is killed"));
    }
  }
}
