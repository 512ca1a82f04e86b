package io.bobbin.am.engine.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.leaderelection.LeaderElection;
import org.apache.flink.runtime.leaderelection.StandaloneLeaderElection;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;

/**
 * Whoever has a role in this attempt's JobManager: the first to stand leads, as long as the attempt
 * lives. Others hear of it as soon as its address is known. For any thread.
 */
final class SoleLeader {
  private final UUID session;
  private final List<LeaderRetrievalListener> listeners = new ArrayList<>();
  private Optional<String> address = Optional.empty();

  /**
   * @param session of all leaders of the attempt, and of no other attempt's: by it workers tell
   *     whether a leader has anything to say
   */
  SoleLeader(UUID session) {
    this.session = session;
  }

  LeaderElection election() {
    return new StandaloneLeaderElection(session) {
      @Override
      public CompletableFuture<Void> confirmLeadershipAsync(UUID confirmed, String newAddress) {
        leads(newAddress);
        return super.confirmLeadershipAsync(confirmed, newAddress);
      }
    };
  }

  private synchronized void leads(String newAddress) {
    address = Optional.of(newAddress);
    listeners.forEach(listener -> listener.notifyLeaderAddress(newAddress, session));
  }

  LeaderRetrievalService retrieval() {
    return new LeaderRetrievalService() {
      private LeaderRetrievalListener own;

      @Override
      public void start(LeaderRetrievalListener listener) {
        own = listener;
        listen(listener);
      }

      @Override
      public void stop() {
        forget(own);
      }
    };
  }

  private synchronized void listen(LeaderRetrievalListener listener) {
    listeners.add(listener);
    address.ifPresent(known -> listener.notifyLeaderAddress(known, session));
  }

  private synchronized void forget(LeaderRetrievalListener listener) {
    listeners.remove(listener);
  }
}
