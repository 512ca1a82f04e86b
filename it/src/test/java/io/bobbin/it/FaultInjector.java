package io.bobbin.it;

import static org.awaitility.Awaitility.await;

import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.SupervisedDaemon;
import io.bobbin.minicluster.SuspendedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.yarn.api.records.ApplicationId;

/** Does to a cluster of supervised daemons, and to an application on it, what a schedule says. */
record FaultInjector(MiniCluster cluster, ApplicationId application) {
  private static final Duration LONG = Duration.ofMinutes(2);

  /** Injects a fault; returns when it is over. */
  void inject(Injection injection) throws IOException, InterruptedException {
    switch (injection.fault()) {
      case WORKER_KILLED -> killWorker(injection.choice());
      case MASTER_KILLED -> ContainerJvms.master(cluster, application).destroyForcibly();
      case MASTER_SUSPENDED -> {
        try (SuspendedProcess master =
            new SuspendedProcess(ContainerJvms.master(cluster, application))) {
          Thread.sleep(injection.length().toMillis());
        }
      }
      case NODE_MANAGER_RESTARTED -> restart(nodeManager(injection.choice()));
      case NODE_LOST -> loseNode(injection.choice());
      case RESOURCE_MANAGER_RESTARTED -> restart(cluster.daemon("resourcemanager"));
      case NAME_NODE_AWAY -> {
        SupervisedDaemon nameNode = cluster.daemon("namenode");
        nameNode.kill();
        Thread.sleep(injection.length().toMillis());
        nameNode.start();
      }
    }
  }

  /** Kills one of the workers; none if there is none, as may be while they are replaced. */
  void killWorker(int choice) {
    List<ProcessHandle> workers = ContainerJvms.workers(cluster, application).toList();
    if (!workers.isEmpty()) {
      workers.get(choice % workers.size()).destroyForcibly();
    }
  }

  private static void restart(SupervisedDaemon daemon) throws IOException, InterruptedException {
    daemon.kill();
    daemon.start();
  }

  private SupervisedDaemon nodeManager(int choice) {
    return cluster.daemon("nodemanager" + node(choice));
  }

  private static int node(int choice) {
    return 1 + choice % 2;
  }

  /** YARN counts a node as lost when it has heard nothing of it for a while. */
  private void loseNode(int choice) throws IOException, InterruptedException {
    // Without the other one there would be nowhere to go.
    await().atMost(LONG).ignoreExceptions().until(() -> cluster.liveNodes() == 2);
    SupervisedDaemon nodeManager = nodeManager(choice);
    nodeManager.kill();
    cluster.containerProcesses(node(choice)).forEach(ProcessHandle::destroyForcibly);
    await().atMost(LONG).ignoreExceptions().until(() -> cluster.liveNodes() == 1);
    nodeManager.start();
  }
}
