package io.bobbin.taskexecutor.engine;

import io.bobbin.taskexecutor.WorkerEnvironment;
import java.net.URI;
import java.util.concurrent.Executor;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.highavailability.HighAvailabilityServices;
import org.apache.flink.runtime.highavailability.HighAvailabilityServicesFactory;

/** How Flink makes {@link MasterHaServices}: by this class's name in its configuration. */
public final class MasterHaServicesFactory implements HighAvailabilityServicesFactory {
  /** The only way from the process to here leads through Flink's configuration. */
  static final ConfigOption<String> STAGING_DIRECTORY =
      ConfigOptions.key("$internal.bobbin.staging-directory").stringType().noDefaultValue();

  @Override
  public HighAvailabilityServices createHAServices(Configuration configuration, Executor executor)
      throws Exception {
    return new MasterHaServices(
        WorkerEnvironment.of(System.getenv()),
        WorkerEnvironment.secret(),
        URI.create(configuration.get(STAGING_DIRECTORY)),
        configuration.toMap());
  }
}
