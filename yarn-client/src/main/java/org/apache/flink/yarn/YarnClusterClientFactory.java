package org.apache.flink.yarn;

import io.bobbin.client.flink.BobbinClientFactory;
import org.apache.flink.configuration.Configuration;

/** Stands in for the factory of this name in a Flink distribution. */
public final class YarnClusterClientFactory extends BobbinClientFactory {
  /** {@link BobbinClientFactory} answers for YARN, and Flink refuses to choose between two. */
  @Override
  public boolean isCompatibleWith(Configuration configuration) {
    return false;
  }
}
