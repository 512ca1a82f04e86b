package io.bobbin.client.flink;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.runtime.security.SecurityConfiguration;
import org.apache.flink.runtime.security.SecurityUtils;
import org.apache.flink.runtime.webmonitor.history.HistoryServer;
import org.apache.flink.util.FlinkException;

/** Flink's history server, in this process. */
public final class FlinkHistoryServer {
  private FlinkHistoryServer() {}

  /**
   * Runs it until the process is told to stop.
   *
   * @throws BobbinException if it does not come up
   */
  public static void run(Map<String, String> settings) throws Exception {
    Configuration configuration = Configuration.fromMap(settings);
    FileSystem.initialize(
        configuration, PluginUtils.createPluginManagerFromRootFolder(configuration));
    SecurityUtils.install(new SecurityConfiguration(configuration));
    SecurityUtils.getInstalledContext()
        .runSecured(
            () -> {
              runSecured(configuration);
              return null;
            });
  }

  /** Flink's server logs what keeps it from starting, and returns. */
  private static void runSecured(Configuration configuration) throws Exception {
    try {
      new HistoryServer(configuration).run();
    } catch (FlinkException e) {
      throw new BobbinException(ExitCode.USAGE, e.getMessage(), e);
    }
    throw new BobbinException(
        ExitCode.JOB_FAILED, "The history server could not start. Its log says why.");
  }
}
