package io.bobbin.client.cli;

import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bobbin status}. */
@Command(name = "status", description = "Show how an application is.")
final class StatusCommand extends ClusterCommand {
  @Mixin ApplicationArgument application;

  StatusCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) {
    ApplicationView view = new ApplicationView(report(yarn, application.id));
    if (options.json) {
      output.out().println(Json.line(view.document()));
      return ExitCode.SUCCEEDED;
    }
    Map<String, Object> lines = new LinkedHashMap<>();
    Map<String, Object> document = view.document();
    lines.put("Application", document.get("applicationId"));
    lines.put("Name", document.get("name"));
    lines.put("User", document.get("user"));
    lines.put("Queue", document.get("queue"));
    lines.put("State", view.state());
    lines.put("Started", Instant.ofEpochMilli((Long) document.get("startTime")));
    lines.put("Age", view.age(Instant.now()));
    lines.put("Tracking URL", document.get("trackingUrl"));
    lines.put("Diagnostics", document.get("diagnostics"));
    lines.forEach((name, value) -> output.out().printf("%-14s%s%n", name + ":", value));
    return ExitCode.SUCCEEDED;
  }
}
