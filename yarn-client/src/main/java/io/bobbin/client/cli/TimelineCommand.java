package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.Daemon;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.configuration.EffectiveConfiguration;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.client.timeline.ApplicationTimeline;
import io.bobbin.client.timeline.KeptTimeline;
import io.bobbin.launch.Settings;
import io.bobbin.launch.timeline.Timeline;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bobbin timeline}. */
@Command(
    name = "timeline",
    description = "Show where the start of an application went: its stages and their waits.")
final class TimelineCommand extends ClusterCommand {
  @Mixin ApplicationArgument application;

  @Mixin DynamicSettings dynamic;

  TimelineCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  Map<String, String> configuration() {
    return EffectiveConfiguration.load(
            environment.configurationDirectory(), dynamic.values, Optional.empty())
        .settings();
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) {
    ApplicationView view =
        new ApplicationView(
            bobbinsReport(yarn, application.id, "'yarn application -status %s' shows it."));
    Optional<Timeline> kept = Optional.empty();
    String problem = "";
    try {
      kept = kept(site, configuration, view.report().getUser());
      if (kept.isEmpty() && view.snapshot().isTerminal()) {
        problem = "Its application master has left no timeline.";
      }
    } catch (BobbinException e) {
      problem = e.getMessage();
    }
    TimelinePage page =
        new TimelinePage(view, ApplicationTimeline.of(view.report(), kept), problem);
    if (options.json) {
      output.out().println(Json.line(page.document()));
    } else {
      page.print(output.out());
    }
    return ExitCode.SUCCEEDED;
  }

  private Optional<Timeline> kept(HadoopSite site, Map<String, String> configuration, String user) {
    return Daemon.fileSystem(
            site,
            StagingArea.fileSystem(site.configuration(), configuration),
            Settings.CLIENT_TIMEOUT.get(configuration))
        .start(
            () ->
                KeptTimeline.read(
                    StagingArea.of(site.configuration(), configuration, user), application.id))
        .await();
  }
}
