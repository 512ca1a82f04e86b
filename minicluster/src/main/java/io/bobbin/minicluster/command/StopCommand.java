package io.bobbin.minicluster.command;

import io.bobbin.minicluster.DaemonProcess;
import io.bobbin.minicluster.StateDirectory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a cluster and removes what it, or one that was killed, left behind. */
@Command(name = "stop", description = "Stop the cluster with its containers, and delete its data.")
final class StopCommand implements Callable<Integer> {

  @Mixin private DirectoryOption location;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StateDirectory directory = location.directory();
    System.out.println(
        new DaemonProcess(directory).stop()
            ? "The cluster in " + directory.root() + " is gone."
            : "No cluster is in " + directory.root() + ".");
    return 0;
  }
}
