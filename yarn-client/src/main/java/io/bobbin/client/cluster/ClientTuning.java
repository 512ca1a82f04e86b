package io.bobbin.client.cluster;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeysPublic;
import org.apache.hadoop.yarn.conf.YarnConfiguration;

/**
 * Makes Hadoop's clients quick. With several masters each gets {@value #CONNECT_TIMEOUT_MS} ms to
 * accept a connection before the next one is tried; {@code bobbin.client.timeout} must have room.
 * One that is typed at must not wait a quarter of an hour, as YARN's does by default, for a daemon
 * that is not there: who can wait (while an application runs) repeats its calls itself. And none
 * should sleep for long where milliseconds do.
 */
final class ClientTuning {
  private static final int CONNECT_TIMEOUT_MS = 2_000;
  private static final int RETRY_MS = 300;
  private static final int RETRY_INTERVAL_MS = 100;

  private ClientTuning() {}

  static Configuration apply(Configuration original) {
    Configuration configuration = new Configuration(original);
    configuration.setInt(
        CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_TIMEOUT_KEY, CONNECT_TIMEOUT_MS);
    configuration.setInt(CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_MAX_RETRIES_KEY, 0);
    configuration.setInt(
        CommonConfigurationKeysPublic.IPC_CLIENT_CONNECT_MAX_RETRIES_ON_SOCKET_TIMEOUTS_KEY, 0);
    configuration.setLong(YarnConfiguration.RESOURCEMANAGER_CONNECT_MAX_WAIT_MS, RETRY_MS);
    configuration.setLong(
        YarnConfiguration.RESOURCEMANAGER_CONNECT_RETRY_INTERVAL_MS, RETRY_INTERVAL_MS);
    configuration.setLong(YarnConfiguration.CLIENT_FAILOVER_SLEEPTIME_BASE_MS, RETRY_INTERVAL_MS);
    configuration.setLong(YarnConfiguration.CLIENT_FAILOVER_SLEEPTIME_MAX_MS, RETRY_INTERVAL_MS);
    // How often YARN's own client looks whether an application is accepted, or killed.
    configuration.setLong(
        YarnConfiguration.YARN_CLIENT_APPLICATION_CLIENT_PROTOCOL_POLL_INTERVAL_MS, 20);
    BlockReportWait.PROPERTIES.forEach(configuration::set);
    return configuration;
  }
}
