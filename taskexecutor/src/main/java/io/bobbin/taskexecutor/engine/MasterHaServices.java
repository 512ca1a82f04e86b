package io.bobbin.taskexecutor.engine;

import io.bobbin.launch.control.ControlSecret;
import io.bobbin.taskexecutor.MasterLink;
import io.bobbin.taskexecutor.WorkerEnvironment;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.highavailability.nonha.standalone.StandaloneHaServices;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;
import org.apache.flink.runtime.taskexecutor.TaskExecutorGateway;

/**
 * Flink's services for finding leaders, with the master's control server as the source: the task
 * executor boots without knowing where the ResourceManager is, and registers when the master admits
 * it. Everything else is as in a cluster without high availability.
 */
final class MasterHaServices extends StandaloneHaServices {
  private static final String NOT_FOR_WORKERS = "not-for-workers";

  private final Obedience obedience;
  private final MasterLink link;

  /**
   * @param stagingDirectory of the application
   * @param settings the effective configuration
   */
  MasterHaServices(
      WorkerEnvironment environment,
      ControlSecret secret,
      URI stagingDirectory,
      Map<String, String> settings) {
    super(NOT_FOR_WORKERS, NOT_FOR_WORKERS, NOT_FOR_WORKERS);
    this.obedience = new Obedience(this::listened);
    this.link = MasterLink.of(environment, secret, stagingDirectory, settings, obedience);
  }

  /** The task executor that these services are for. */
  void serve(TaskExecutorGateway taskExecutor) {
    obedience.of(taskExecutor);
  }

  /** The control server of the master that is obeyed. */
  InetSocketAddress master() {
    return link.master();
  }

  @Override
  public LeaderRetrievalService getResourceManagerLeaderRetriever() {
    return obedience.resourceManager();
  }

  @Override
  public LeaderRetrievalService getJobManagerLeaderRetriever(JobID job, String address) {
    return obedience.jobMaster(job, address);
  }

  @Override
  public void close() throws Exception {
    link.close();
    super.close();
  }

  /** The task executor listens when all of it is there: who connects has started. */
  private void listened() {
    link.start();
  }
}
