package io.bobbin.taskexecutor.engine;

import io.bobbin.launch.control.ControlMessage.Admitted;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;

/**
 * Tells Flink's task executor where the ResourceManager is: what is known when it begins to listen,
 * and each change after that. Whether the listener or the news comes first does not matter.
 */
final class ResourceManagerLeader implements LeaderRetrievalService {
  private final Runnable listened;
  private final AtomicReference<State> state = new AtomicReference<>(new State(null, null));

  private record State(Admitted leader, LeaderRetrievalListener listener) {
    void tell() {
      if (leader != null && listener != null) {
        listener.notifyLeaderAddress(leader.resourceManager(), UUID.fromString(leader.leaderId()));
      }
    }
  }

  /**
   * @param listened run once somebody listens
   */
  ResourceManagerLeader(Runnable listened) {
    this.listened = listened;
  }

  void changeTo(Admitted leader) {
    state.updateAndGet(former -> new State(leader, former.listener())).tell();
  }

  @Override
  public void start(LeaderRetrievalListener listener) {
    state.updateAndGet(former -> new State(former.leader(), listener)).tell();
    listened.run();
  }

  @Override
  public void stop() {
    state.updateAndGet(former -> new State(former.leader(), null));
  }
}
