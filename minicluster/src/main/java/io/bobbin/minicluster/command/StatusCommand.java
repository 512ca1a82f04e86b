package io.bobbin.minicluster.command;

import io.bobbin.minicluster.ClusterAddresses;
import io.bobbin.minicluster.LiveNodes;
import io.bobbin.minicluster.StateDirectory;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says where a cluster is and how many nodes it has. */
@Command(
    name = "status",
    description = "Show addresses and live nodes.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:it is up", "1:it does not answer", "3:it is not running"})
final class StatusCommand implements Callable<Integer> {

  private static final int NOT_RUNNING = 3;

  @Mixin private DirectoryOption location;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StateDirectory directory = location.directory();
    Optional<ProcessHandle> process = directory.holder();
    if (process.isEmpty()) {
      System.out.println(
          json
              ? "{\"running\":false}"
              : "No cluster runs in " + directory.root() + "; 'minicluster.sh start' starts one.");
      return NOT_RUNNING;
    }
    if (!directory.isReady(process.get().pid())) {
      throw new IOException("the cluster in " + directory.root() + " is starting or stopping");
    }
    ClusterAddresses addresses = ClusterAddresses.read(directory.configuration());
    AddressReport report = new AddressReport(directory, addresses);
    int nodes = LiveNodes.count(addresses.resourceManagerWeb());
    if (json) {
      report.printJson(System.out, process.get().pid(), nodes);
    } else {
      report.print(System.out);
      System.out.println("Live nodes:       " + nodes);
    }
    return 0;
  }
}
