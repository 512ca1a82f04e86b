package io.bobbin.taskexecutor.engine;

import io.bobbin.taskexecutor.WorkerEnvironment;
import java.util.concurrent.Executor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;

/** How Flink makes {@link MasterHaServices}: by this class's name in its configuration. */
public final class MasterHaServicesFactory implements HighAvailabilityServicesFactory {
  @Override
  public HighAvailabilityServices createHAServices(Configuration configuration, Executor executor)
      throws Exception {
    return new MasterHaServices(WorkerEnvironment.of(System.getenv()), WorkerEnvironment.secret());
  }
}
