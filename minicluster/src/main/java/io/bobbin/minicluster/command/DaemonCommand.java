package io.bobbin.minicluster.command;

import io.bobbin.minicluster.SupervisedDaemon;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes one daemon away, and brings it back. */
@Command(
    name = "daemon",
    description =
        "Kill (SIGKILL) a daemon of a cluster that was started with --apart, or start it again.")
final class DaemonCommand implements Callable<Integer> {

  /** What can be done to a daemon. */
  enum Action {
    KILL,
    START
  }

  @Mixin private DirectoryOption location;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = {
        "namenode, datanode, resourcemanager,",
        "nodemanager1, nodemanager2, ..., zookeeper."
      })
  private String name;

  @Parameters(index = "1", paramLabel = "ACTION", description = "kill or start.")
  private Action action;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<SupervisedDaemon> daemons = SupervisedDaemon.all(location.directory());
    SupervisedDaemon daemon =
        daemons.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no process of the cluster is '"
                            + name
                            + "'; there are: "
                            + String.join(
                                " ",
                                daemons.stream().map(SupervisedDaemon::name).sorted().toList())));
    if (action == Action.KILL) {
      daemon.kill();
    } else {
      daemon.start();
    }
    return 0;
  }
}
