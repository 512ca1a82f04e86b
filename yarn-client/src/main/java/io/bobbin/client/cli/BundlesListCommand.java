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
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bobbin bundles list}. */
@Command(
    name = "list",
    description = "List the published bundles and your own, and which applications use them.",
    footer = {
      "",
      "'*' marks the one that your next application runs from, '?' applications that may use it."
    })
final class BundlesListCommand extends ClusterCommand {
  private static final String ROW = "%-14s %-9s %10s  %-20s %-20s %s%n";

  @Mixin DynamicSettings dynamic;

  BundlesListCommand(ClientEnvironment environment, Output output) {
    super(environment, output);
  }

  @Override
  Map<String, String> configuration() {
    return configuration(dynamic.values);
  }

  @Override
  ExitCode execute(HadoopSite site, Yarn yarn, Map<String, String> configuration) throws Exception {
    LocalBundle own = LocalBundle.find(environment.home());
    List<BundleView> bundles =
        Daemon.fileSystem(
                site,
                StagingArea.fileSystem(site.configuration(), configuration),
                Settings.CLIENT_TIMEOUT.get(configuration))
            .start(() -> new BundleInventory(site, configuration, own).take(yarn))
            .await()
            .stream()
            .map(BundleView::new)
            .toList();
    if (options.json) {
      output.out().println(Json.line(bundles.stream().map(BundleView::document).toList()));
    } else {
      print(bundles);
    }
    return ExitCode.SUCCEEDED;
  }

  private void print(List<BundleView> bundles) {
    if (bundles.isEmpty()) {
      output.out().println("No bundles.");
      return;
    }
    output.out().printf(ROW, "BUNDLE", "PLACE", "SIZE", "UPLOADED", "LAST USED", "USED BY");
    for (BundleView bundle : bundles) {
      KnownBundle known = bundle.known();
      output
          .out()
          .printf(
              ROW,
              bundle.shortHash() + (known.current() ? " *" : ""),
              bundle.place(),
              bundle.size(),
              BundleView.time(known.bundle().uploaded()),
              BundleView.time(known.lastUsed()),
              bundle.users());
    }
  }
}
