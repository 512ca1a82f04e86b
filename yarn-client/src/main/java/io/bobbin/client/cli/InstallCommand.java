package io.bobbin.client.cli;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.Daemon;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import io.bobbin.client.stage.BundlePublication;
import io.bobbin.client.stage.LocalBundle;
import io.bobbin.client.stage.PublishedBundles;
import io.bobbin.client.stage.Replication;
import io.bobbin.client.stage.Rollback;
import io.bobbin.client.stage.StagedFile;
import io.bobbin.launch.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bobbin install}. */
@Command(
    name = "install",
    description = "Publish this installation's bundle for all users of the cluster.",
    footer = {"", "It is for administrators: the directory must not be open to everyone's files."})
final class InstallCommand extends ClusterCommand {
  /** Before Hadoop's own hook closes the file systems. */
  private static final int PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Directory on a Hadoop file system; bobbin.bundle.directory (/apps/bobbin) by default.")
  Optional<String> to = Optional.empty();

  @Mixin DynamicSettings dynamic;

  InstallCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  Map<String, String> configuration() {
    return configuration(dynamic.values);
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    LocalBundle bundle = LocalBundle.find(environment.home());
    Map<String, String> settings = new HashMap<>(configuration);
    to.ifPresent(directory -> settings.put(Settings.BUNDLE_DIRECTORY.key(), directory));
    Rollback rollback = new Rollback();
    ShutdownHookManager.get().addShutdownHook(rollback::run, PRIORITY);
    try {
      PublishedBundles target = prepare(site, settings, rollback);
      StagedFile published = new BundlePublication(target, rollback).publish(bundle);
      rollback.commit();
      int replicas = Settings.FILE_REPLICATION.get(configuration);
      if (replicas > 0) {
        new Replication(target.fileSystem(), target.directory(), replicas)
            .ensure(List.of(published.file()));
      }
      tell(published, bundle, isLookedAt(target, site, configuration));
    } finally {
      rollback.run();
    }
    return ExitCode.SUCCEEDED;
  }

  private static PublishedBundles prepare(
      HadoopSite site, Map<String, String> settings, Rollback rollback) {
    URI url =
        PublishedBundles.fileSystem(site.configuration(), settings)
            .orElseThrow(
                () ->
                    new BobbinException(
                        ExitCode.USAGE,
                        Settings.BUNDLE_DIRECTORY.key()
                            + " is empty: clients look for no published bundle. Set it, or name a"
                            + " directory with --to."));
    return Daemon.fileSystem(site, url, Settings.CLIENT_TIMEOUT.get(settings))
        .start(
            () -> {
              PublishedBundles target =
                  PublishedBundles.of(site.configuration(), settings).orElseThrow();
              new BundlePublication(target, rollback).prepare();
              return target;
            })
        .await();
  }

  private static boolean isLookedAt(
      PublishedBundles target, HadoopSite site, Map<String, String> configuration)
      throws IOException {
    return PublishedBundles.of(site.configuration(), configuration)
        .filter(place -> place.directory().equals(target.directory()))
        .isPresent();
  }

  private void tell(StagedFile published, LocalBundle bundle, boolean lookedAt) {
    URI place = published.file().source();
    if (options.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("hash", bundle.hash());
      document.put("path", place.toString());
      document.put("size", bundle.size());
      document.put("uploaded", published.uploaded());
      document.put("version", Version.number());
      output.out().println(Json.line(document));
    } else {
      output
          .out()
          .println(
              published.uploaded() == 0
                  ? place + " is published already"
                  : "Published " + place + ", " + BundleView.size(published.uploaded()));
    }
    if (!lookedAt) {
      output.warn(
          "Clients look there only if their config.yaml says "
              + Settings.BUNDLE_DIRECTORY.key()
              + ": "
              + place.toString().substring(0, place.toString().lastIndexOf('/')));
    }
  }
}
