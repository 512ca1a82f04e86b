package io.bobbin.it;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** A session that jobs can be sent to; closing it kills it. */
record RunningSession(ClusterView view, ApplicationId application) implements AutoCloseable {
  static RunningSession start(MiniCluster cluster, ClusterView view)
      throws IOException, InterruptedException {
    try (Running command =
        BobbinCommand.start(
            List.of(BobbinCommand.file("scripts/yarn-session.sh").toString(), "-d"),
            Map.of("HADOOP_CONF_DIR", cluster.confDir().toString()))) {
      Result result = command.result();
      if (result.exitCode() != 0) {
        throw new AssertionError(result.all());
      }
      return new RunningSession(view, ClusterView.applicationIn(result.all()));
    }
  }

  @Override
  public void close() throws IOException, YarnException {
    view.kill(application);
  }
}
