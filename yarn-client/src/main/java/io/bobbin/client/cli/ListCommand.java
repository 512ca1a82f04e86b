package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.find.ApplicationFilter;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import io.bobbin.launch.DeploymentMode;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bobbin list}. */
@Command(
    name = "list",
    description = "List Bobbin's applications, those that run and those that ended.",
    footer = {"", "Only those are listed that meet all conditions. Quote a NAME with '*'."})
final class ListCommand extends ClusterCommand {
  private static final String ROW = "%-32s %-12s %-12s %-20s %-20s %10s  %s%n";

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "List this user's applications, not your own.")
  Optional<String> user = Optional.empty();

  @Option(names = "--all", description = "List all users' applications, not only your own.")
  boolean all;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "List those that have this tag (yarn.tags). May be repeated: all of them.")
  Set<String> tags = Set.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "List those of this name; '*' stands for any characters.")
  Optional<String> name = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      converter = StateName.Converter.class,
      completionCandidates = StateName.Candidates.class,
      description =
          "List those in this state: one of YARN's (${COMPLETION-CANDIDATES}), where 'running' is"
              + " all that have not ended and 'finished' all that have. May be repeated: any.")
  List<StateName> states = List.of();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      converter = ModeName.Converter.class,
      completionCandidates = ModeName.Candidates.class,
      description = "List those that run in this mode: ${COMPLETION-CANDIDATES}.")
  Optional<DeploymentMode> mode = Optional.empty();

  ListCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  void validate() {
    if (all && user.isPresent()) {
      throw new BobbinException(
          ExitCode.USAGE, "--user names one user, --all means all. Use one of them.");
    }
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    ApplicationFilter filter = filter();
    List<ApplicationView> applications =
        yarn.ask(client -> client.getApplications(filter.request())).stream()
            .filter(filter::matches)
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

  private ApplicationFilter filter() throws IOException {
    Optional<String> whose =
        user.isPresent()
            ? user
            : Optional.of(UserGroupInformation.getCurrentUser().getShortUserName());
    return new ApplicationFilter(
        all ? Optional.empty() : whose,
        tags,
        name,
        states.stream().flatMap(state -> state.states().stream()).collect(Collectors.toSet()),
        mode);
  }

  private void print(List<ApplicationView> applications) {
    if (applications.isEmpty()) {
      output.out().println("No applications.");
      return;
    }
    Instant now = Instant.now();
    output.out().printf(ROW, "APPLICATION", "USER", "MODE", "STATE", "QUEUE", "AGE", "NAME");
    for (ApplicationView application : applications) {
      ApplicationReport report = application.report();
      output
          .out()
          .printf(
              ROW,
              report.getApplicationId(),
              report.getUser(),
              application.mode(),
              application.state(),
              report.getQueue(),
              application.age(now),
              PlainText.line(report.getName()));
    }
  }
}
