package io.bobbin.minicluster.command;

import io.bobbin.minicluster.ClusterAddresses;
import io.bobbin.minicluster.DaemonProcess;
import io.bobbin.minicluster.MiniClusterSettings;
import io.bobbin.minicluster.MiniClusterSettings.QueueState;
import io.bobbin.minicluster.StateDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a cluster, unless it runs. */
@Command(name = "start", description = "Start the cluster and wait until it is up.")
final class StartCommand implements Callable<Integer> {

  @Mixin private DirectoryOption location;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "2",
      description = "Node managers. Default: ${DEFAULT-VALUE}.")
  private int nodes;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "8192",
      description = "Memory of each node for containers. Default: ${DEFAULT-VALUE}.")
  private int memory;

  @Option(
      names = "--vcores",
      paramLabel = "N",
      defaultValue = "16",
      description = "Virtual cores of each node. Default: ${DEFAULT-VALUE}.")
  private int cores;

  @Option(
      names = "--queue",
      paramLabel = "NAME=STATE",
      description = "A queue besides default and etl, RUNNING or STOPPED. May be repeated.")
  private Map<String, QueueState> queues = Map.of();

  @Option(
      names = "--home",
      paramLabel = "USER",
      description = "A further user with a home directory on HDFS. May be repeated.")
  private List<String> homes = List.of();

  @Option(
      names = "--apart",
      description = {
        "Run each daemon in a process of its own, which",
        "'minicluster.sh daemon' kills and starts again."
      })
  private boolean apart;

  @Override
  public Integer call() throws IOException, InterruptedException {
    MiniClusterSettings settings = new MiniClusterSettings(nodes, memory, cores, queues, homes);
    if (apart) {
      settings = settings.withDaemonsApart();
    }
    StateDirectory directory = location.directory();
    if (directory.holder().isPresent()) {
      System.out.println("The cluster in " + directory.root() + " is running already.");
    } else {
      new DaemonProcess(directory).startDetached(settings);
    }
    ClusterAddresses addresses = ClusterAddresses.read(directory.configuration());
    new AddressReport(directory, addresses).print(System.out);
    return 0;
  }
}
