package io.bobbin.client.cli;

import io.bobbin.client.ExitCode;
import io.bobbin.client.bundles.BundleInventory;
import io.bobbin.client.bundles.KnownBundle;
import io.bobbin.client.cluster.Daemon;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.report.Json;
import io.bobbin.client.report.Output;
import io.bobbin.client.stage.LocalBundle;
import io.bobbin.client.stage.StagingArea;
import io.bobbin.launch.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bobbin bundles prune}. */
@Command(
    name = "prune",
    description = "Remove bundles that no application uses, published ones if you may.")
final class BundlesPruneCommand extends ClusterCommand {
  @Option(
      names = "--older-than",
      paramLabel = "DURATION",
      description =
          "Keep those that were used in this time, such as '30 d'; bobbin.bundle.retention by"
              + " default.")
  Optional<String> olderThan = Optional.empty();

  @Option(names = "--dry-run", description = "Only say what would be removed.")
  boolean dryRun;

  @Mixin DynamicSettings dynamic;

  BundlesPruneCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  Map<String, String> configuration() {
    Map<String, String> settings = new HashMap<>(dynamic.values);
    olderThan.ifPresent(duration -> settings.put(Settings.BUNDLE_RETENTION.key(), duration));
    return configuration(settings);
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    Settings.BUNDLE_RETENTION.get(configuration);
    LocalBundle own = LocalBundle.find(environment.home());
    Map<KnownBundle, Optional<String>> reasons =
        Daemon.fileSystem(
                site,
                StagingArea.fileSystem(site.configuration(), configuration),
                Settings.CLIENT_TIMEOUT.get(configuration))
            .start(() -> new BundleInventory(site, configuration, own).prune(yarn, dryRun))
            .await();
    if (options.json) {
      output.out().println(Json.line(documents(reasons)));
    } else {
      print(reasons);
    }
    return ExitCode.SUCCEEDED;
  }

  private List<Map<String, Object>> documents(Map<KnownBundle, Optional<String>> reasons) {
    List<Map<String, Object>> documents = new ArrayList<>();
    reasons.forEach(
        (known, reason) -> {
          Map<String, Object> document = new BundleView(known).document();
          document.put("removed", reason.isEmpty() && !dryRun);
          document.put("kept", reason.orElse(""));
          documents.add(document);
        });
    return documents;
  }

  private void print(Map<KnownBundle, Optional<String>> reasons) {
    if (reasons.isEmpty()) {
      output.out().println("No bundles.");
    }
    reasons.forEach(
        (known, reason) -> {
          BundleView bundle = new BundleView(known);
          output
              .out()
              .println(
                  reason.isPresent()
                      ? "Kept " + bundle.title() + ": " + reason.get()
                      : (dryRun ? "Would remove " : "Removed ") + bundle.title());
        });
  }
}
