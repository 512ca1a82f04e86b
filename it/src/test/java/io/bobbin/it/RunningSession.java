package io.bobbin.it;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** A session that jobs can be sent to; closing it kills it. */
record RunningSession(ClusterView view, ApplicationId application) implements AutoCloseable {
  static RunningSession start(MiniCluster cluster, ClusterView view)
      throws IOException, InterruptedException {
    Result result = BobbinCommand.on(cluster).script("yarn-session.sh").run("-d");
    if (result.exitCode() != 0) {
      throw new AssertionError(result.all());
    }
    return new RunningSession(view, ClusterView.applicationIn(result.all()));
  }

  @Override
  public void close() throws IOException, YarnException {
    view.kill(application);
  }
}
