package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two clients at once, with next to no configuration, on a cluster that has nothing of Bobbin's.
 */
@ExtendWith(MiniClusterExtension.class)
class ConcurrentSubmissionIT {
  @Test
  void bothSucceedAndTheBundleIsThereOnce(
      MiniCluster cluster, @TempDir java.nio.file.Path configuration) throws Exception {
    Files.writeString(configuration.resolve("config.yaml"), "parallelism.default: 1\n");
    Files.copy(
        BobbinCommand.file("conf/log4j.properties"), configuration.resolve("log4j.properties"));
    BobbinCommand bobbin =
        BobbinCommand.on(cluster).environment("BOBBIN_CONF_DIR", configuration.toString());
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
      try (Running first = bobbin.start(arguments);
          Running second = bobbin.start(arguments)) {
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
