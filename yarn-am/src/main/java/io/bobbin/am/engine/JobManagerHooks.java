package io.bobbin.am.engine;

import io.bobbin.am.engine.recovery.Recovery;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.apache.flink.runtime.resourcemanager.ResourceManagerFactory;

/**
 * Where Bobbin takes part in Flink's JobManager, whatever that runs.
 *
 * @param resourceManagerFactory makes the ResourceManager that gets its workers from the pool
 * @param resourceManagerLeader told whom workers register with
 * @param fatal told of an error that the JobManager does not survive; does not return
 * @param recovery what the next attempt goes on from; empty if there is to be none
 * @param rpcPorts where the JobManager listens: ports and ranges, 0 for any
 */
record JobManagerHooks(
    ResourceManagerFactory<?> resourceManagerFactory,
    LeaderRetrievalListener resourceManagerLeader,
    Consumer<Throwable> fatal,
    Optional<Recovery> recovery,
    String rpcPorts) {

  HighAvailabilityServices listenTo(HighAvailabilityServices services) throws Exception {
    services.getResourceManagerLeaderRetriever().start(resourceManagerLeader);
    return services;
  }
}
