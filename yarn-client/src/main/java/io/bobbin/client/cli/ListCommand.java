package io.bobbin.client.cli;

import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.ApplicationTags;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bobbin list}. */
@Command(
    name = "list",
    description = "List Bobbin's applications, those that run and those that ended.")
final class ListCommand extends ClusterCommand {
  private static final String ROW = "%-32s %-12s %-24s %-20s %10s  %s%n";

  @Option(names = "--all", description = "List all users' applications, not only your own.")
  boolean all;

  ListCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    GetApplicationsRequest request = GetApplicationsRequest.newInstance();
    request.setApplicationTags(Set.of(ApplicationTags.BOBBIN));
    if (!all) {
      request.setUsers(Set.of(UserGroupInformation.getCurrentUser().getShortUserName()));
    }
    List<ApplicationView> applications =
        yarn.ask(client -> client.getApplications(request)).stream()
            .sorted(Comparator.comparing(ApplicationReport::getApplicationId))
            .map(ApplicationView::new)
            .toList();
    if (options.json) {
      output
          .out()
          .println(Json.line(applications.stream().map(ApplicationView::document).toList()));
    } else {
      print(applications);
    }
    return ExitCode.SUCCEEDED;
  }

  private void print(List<ApplicationView> applications) {
    if (applications.isEmpty()) {
      output.out().println("No applications.");
      return;
    }
    Instant now = Instant.now();
    output.out().printf(ROW, "APPLICATION", "USER", "STATE", "QUEUE", "AGE", "NAME");
    for (ApplicationView application : applications) {
      ApplicationReport report = application.report();
      output
          .out()
          .printf(
              ROW,
              report.getApplicationId(),
              report.getUser(),
              application.state(),
              report.getQueue(),
              application.age(now),
              PlainText.line(report.getName()));
    }
  }
}
