package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Fault follows fault, in an order that a seed decides; {@code bench/chaos.sh} has more of it. */
class ChaosIT {
  @RegisterExtension
  static final MiniClusterExtension EXTENSION = new MiniClusterExtension(ChaosRun.CLUSTER);

  private static final long SEED = 5;
  private static final int FAULTS = 6;

  @Test
  void everyRecordIsCountedOnce(MiniCluster cluster) throws Exception {
    EnumSet<Fault> survivable = EnumSet.allOf(Fault.class);
    survivable.removeIf(Fault::endsMasters);
    ChaosRun run = new ChaosRun(cluster, System.out::println);
    FaultSchedule schedule = new FaultSchedule(SEED, survivable);
    ChaosReport report =
        new ClusterLogs(cluster)
            .keepIfFails(
                Path.of("target", "logs-chaos"),
                () -> run.run(schedule, Duration.ofMinutes(15), count -> count < FAULTS));
    System.out.println(report.table());
    assertThat(report.faults()).isEmpty();
  }
}
