package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two clients at once, on a cluster that has nothing of Bobbin's yet. */
@ExtendWith(MiniClusterExtension.class)
class ConcurrentSubmissionIT {
  @Test
  void bothSucceedAndTheBundleIsThereOnce(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path staging = new Path("/tmp/concurrent");
      String[] arguments = {
        "run",
        "-t",
        "yarn-application",
        "-Dyarn.staging-directory=" + staging,
        BobbinCommand.wordCount().toString()
      };
      List<Result> results = new ArrayList<>();
      try (Running first = BobbinCommand.on(cluster).start(arguments);
          Running second = BobbinCommand.on(cluster).start(arguments)) {
        results.add(first.result());
        results.add(second.result());
      }

      assertThat(results)
          .allSatisfy(result -> assertThat(result.exitCode()).as(result.all()).isZero());
      Path own = new Path(staging, System.getProperty("user.name") + "/.bobbin");
      FileStatus[] bundles = view.hdfs().listStatus(new Path(own, "bundles"));
      assertThat(Stream.of(bundles).map(file -> file.getPath().getName()))
          .singleElement()
          .asString()
          .startsWith("bobbin-bundle-");
      assertThat(view.hdfs().listStatus(new Path(own, "applications"))).isEmpty();
      view.hdfs().delete(staging, true);
    }
  }
}
