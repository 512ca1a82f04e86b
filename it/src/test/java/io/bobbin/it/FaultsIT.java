package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After each single fault a job goes on by itself, and counts each record once. */
class FaultsIT {
  @RegisterExtension
  static final MiniClusterExtension EXTENSION = new MiniClusterExtension(ChaosRun.CLUSTER);

  private static final int RECORDS = 8_000;
  private static final int RATE = 400;

  @ParameterizedTest
  @EnumSource(
      names = {
        "WORKER_KILLED",
        "NODE_MANAGER_RESTARTED",
        "RESOURCE_MANAGER_RESTARTED",
        "NAME_NODE_AWAY"
      })
  void theJobGoesOn(Fault fault, MiniCluster cluster) throws Exception {
    new ClusterLogs(cluster)
        .keepIfFails(Path.of("target", "logs-" + fault.name()), () -> check(fault, cluster));
  }

  private static CountedRecords check(Fault fault, MiniCluster cluster) throws Exception {
    Injection injection =
        new Injection(fault, Moment.RUNNING, Duration.ZERO, Duration.ofSeconds(12), 0);
    try (ClusterView view = new ClusterView(cluster);
        CountingJob job =
            CountingJob.start(cluster, view, view.newDirectory("fault"), RECORDS, RATE)) {
      job.awaitWork(0);
      new FaultInjector(cluster, job.application()).inject(injection);
      job.awaitCleanEnd();
      CountedRecords counted = job.counted();
      assertThat(counted.faults(RECORDS)).isEmpty();
      return counted;
    }
  }
}
