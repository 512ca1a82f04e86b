package io.bobbin.client.cli;

import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.Daemon;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.jobs.JobArchive;
import io.bobbin.client.jobs.JobListing;
import io.bobbin.client.jobs.JobManagerInquiry;
import io.bobbin.client.jobs.JobSummary;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bobbin status}. */
@Command(name = "status", description = "Show how an application is, and the jobs inside.")
final class StatusCommand extends ClusterCommand {
  @Mixin ApplicationArgument application;

  @Mixin DynamicSettings dynamic;

  StatusCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  Map<String, String> configuration() {
    return configuration(dynamic.values);
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) {
    ApplicationView view =
        new ApplicationView(
            bobbinsReport(yarn, application.id, "'yarn application -status %s' shows it."));
    Duration timeout = Settings.CLIENT_TIMEOUT.get(configuration);
    JobListing jobs =
        view.snapshot().isTerminal()
            ? archived(site, configuration, view.report().getUser(), timeout)
            : running(view.snapshot().webAddress(), timeout);
    StatusPage page = new StatusPage(view, jobs);
    if (options.json) {
      output.out().println(Json.line(page.document()));
    } else {
      page.print(output.out());
    }
    return ExitCode.SUCCEEDED;
  }

  private static JobListing running(Optional<URI> webAddress, Duration timeout) {
    return webAddress
        .map(address -> JobListing.answer(() -> JobManagerInquiry.ask(address, timeout)))
        .orElseGet(() -> JobListing.unknown("Its JobManager is not up yet."));
  }

  private JobListing archived(
      HadoopSite site, Map<String, String> configuration, String user, Duration timeout) {
    return JobListing.answer(
        () ->
            Daemon.fileSystem(
                    site, StagingArea.fileSystem(site.configuration(), configuration), timeout)
                .start(() -> archivedJobs(site, configuration, user))
                .await());
  }

  private List<JobSummary> archivedJobs(
      HadoopSite site, Map<String, String> configuration, String user) throws IOException {
    StagingArea area = StagingArea.of(site.configuration(), configuration, user);
    Optional<JobArchive> archive =
        JobArchive.of(application.id, area, configuration, site.configuration());
    return archive.isPresent() ? archive.get().jobs() : List.of();
  }
}
