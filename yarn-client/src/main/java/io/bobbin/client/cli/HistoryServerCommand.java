package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.Daemon;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.configuration.EffectiveConfiguration;
import io.bobbin.client.flink.FlinkHistoryServer;
import io.bobbin.client.jobs.JobArchive;
import io.bobbin.client.report.Output;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.configuration.HistoryServerOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code historyserver.sh} starts: Flink's history server over the user's own archive. */
@Command(
    name = "historyserver.sh start-foreground",
    description = "Show the jobs that ended, on a web page.")
public final class HistoryServerCommand extends ClusterCommand {
  private static final String DIRECTORIES = HistoryServerOptions.HISTORY_SERVER_ARCHIVE_DIRS.key();

  @Mixin DynamicSettings dynamic;

  HistoryServerCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  public static void main(String[] arguments) {
    Output output = Output.ofProcess();
    CommandLine commandLine =
        Bobbin.configure(
            new CommandLine(
                new HistoryServerCommand(new ClientEnvironment(System.getenv()), output)),
            output);
    System.exit(commandLine.execute(arguments));
  }

  @Override
  Map<String, String> configuration() {
    return EffectiveConfiguration.load(
            environment.configurationDirectory(), dynamic.values, Optional.empty())
        .settings();
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    Map<String, String> settings = new TreeMap<>(configuration);
    if (!settings.containsKey(DIRECTORIES)) {
      settings.put(DIRECTORIES, archive(site, configuration));
    }
    // What the archive no longer has, the server need not show.
    settings.putIfAbsent(
        HistoryServerOptions.HISTORY_SERVER_CLEANUP_EXPIRED_APPLICATIONS.key(), "true");
    settings.putIfAbsent(HistoryServerOptions.HISTORY_SERVER_CLEANUP_EXPIRED_JOBS.key(), "true");
    FlinkHistoryServer.run(settings);
    return ExitCode.SUCCEEDED;
  }

  /** The directory where this user's applications archive; it is made if none has yet. */
  private static String archive(HadoopSite site, Map<String, String> configuration) {
    return Daemon.fileSystem(
            site,
            StagingArea.fileSystem(site.configuration(), configuration),
            Settings.CLIENT_TIMEOUT.get(configuration))
        .start(
            () -> {
              StagingArea area = StagingArea.of(site.configuration(), configuration).prepare();
              return JobArchive.directory(area, configuration);
            })
        .await()
        .orElseThrow(
            () ->
                new BobbinException(
                    ExitCode.USAGE,
                    "jobmanager.archive.fs.dir is empty, so that nothing is archived. Remove it, or"
                        + " name an archive with "
                        + DIRECTORIES
                        + "."));
  }
}
