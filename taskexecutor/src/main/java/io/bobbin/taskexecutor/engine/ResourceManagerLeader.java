package io.bobbin.taskexecutor.engine;

import io.bobbin.launch.control.ControlMessage.Admitted;
import java.util.Optional;
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
  private final AtomicReference<State> state =
      new AtomicReference<>(new State(Optional.empty(), Optional.empty()));

  private record State(Optional<Admitted> leader, Optional<LeaderRetrievalListener> listener) {
    void tell() {
      if (leader.isPresent() && listener.isPresent()) {
        listener
            .get()
            .notifyLeaderAddress(
                leader.get().resourceManager(), UUID.fromString(leader.get().leaderId()));
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
    state.updateAndGet(former -> new State(Optional.of(leader), former.listener())).tell();
  }

  /** There is none any more. */
  void forget() {
    state
        .updateAndGet(former -> new State(Optional.empty(), former.listener()))
        .listener()
        .ifPresent(listener -> listener.notifyLeaderAddress(null, null));
  }

  @Override
  public void start(LeaderRetrievalListener listener) {
    state.updateAndGet(former -> new State(former.leader(), Optional.of(listener))).tell();
    listened.run();
  }

  @Override
  public void stop() {
    state.updateAndGet(former -> new State(former.leader(), Optional.empty()));
  }
}
