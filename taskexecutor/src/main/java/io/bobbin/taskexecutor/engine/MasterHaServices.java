package io.bobbin.taskexecutor.engine;

import io.bobbin.launch.control.ControlMessage.Admitted;
import io.bobbin.launch.control.ControlSecret;
import io.bobbin.taskexecutor.MasterLink;
import io.bobbin.taskexecutor.WorkerEnvironment;
import org.apache.flink.runtime.highavailability.nonha.standalone.StandaloneHaServices;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;

/**
 * Flink's services for finding leaders, with the master's control server as the source: the task
 * executor boots without knowing where the ResourceManager is, and registers when the master admits
 * it. Everything else is as in a cluster without high availability.
 */
final class MasterHaServices extends StandaloneHaServices {
  private static final String NOT_FOR_WORKERS = "not-for-workers";

  private final ResourceManagerLeader leader;
  private final MasterLink link;

  MasterHaServices(WorkerEnvironment environment, ControlSecret secret) {
    super(NOT_FOR_WORKERS, NOT_FOR_WORKERS, NOT_FOR_WORKERS);
    this.link =
        new MasterLink(environment.control(), environment.container(), secret, this::onAdmitted);
    // The task executor listens when all of it is there: who connects has started.
    this.leader = new ResourceManagerLeader(link::start);
  }

  @Override
  public LeaderRetrievalService getResourceManagerLeaderRetriever() {
    return leader;
  }

  @Override
  public void close() throws Exception {
    link.close();
    super.close();
  }

  private void onAdmitted(Admitted admitted) {
    leader.changeTo(admitted);
  }
}
