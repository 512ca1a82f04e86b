package io.bobbin.client.flink;

import java.net.URI;
import org.apache.flink.runtime.highavailability.ClientHighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalListener;
import org.apache.flink.runtime.leaderretrieval.LeaderRetrievalService;

/**
 * Where Flink's client finds the JobManager: another place when YARN has started another master.
 */
final class JobManagerAddress implements ClientHighAvailabilityServices, LeaderRetrievalService {
  private URI address;
  private LeaderRetrievalListener listener;

  JobManagerAddress(URI address) {
    this.address = address;
  }

  @Override
  public LeaderRetrievalService getClusterRestEndpointLeaderRetriever() {
    return this;
  }

  @Override
  public synchronized void start(LeaderRetrievalListener newListener) {
    listener = newListener;
    tell();
  }

  /** From now on it is there. */
  synchronized void moveTo(URI newAddress) {
    if (!newAddress.equals(address)) {
      address = newAddress;
      tell();
    }
  }

  private void tell() {
    listener.notifyLeaderAddress(address.toString(), HighAvailabilityServices.DEFAULT_LEADER_ID);
  }

  @Override
  public void stop() {}

  @Override
  public void close() {}
}
