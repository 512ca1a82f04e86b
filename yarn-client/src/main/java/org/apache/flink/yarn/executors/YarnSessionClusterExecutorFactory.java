package org.apache.flink.yarn.executors;

import io.bobbin.client.flink.SessionExecutorFactory;
import org.apache.flink.configuration.Configuration;

/** Stands in for the factory of this name in a Flink distribution. */
public final class YarnSessionClusterExecutorFactory extends SessionExecutorFactory {
  /**
   * {@link SessionExecutorFactory} answers for sessions, and Flink refuses to choose between two.
   */
  @Override
  public boolean isCompatibleWith(Configuration configuration) {
    return false;
  }
}
