package io.bobbin.am.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.application.ArchivedApplication;
import org.apache.flink.runtime.webmonitor.history.HistoryServerUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Flink's history server shows what has ended: below {@code historyserver.web.address}, which
 * nobody needs to have configured.
 */
final class HistoryPages {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryPages.class);

  private final Optional<URL> server;

  HistoryPages(Configuration configuration) {
    this.server =
        configuration.contains(JobManagerOptions.ARCHIVE_DIR)
            ? HistoryServerUtils.getHistoryServerURL(configuration)
            : Optional.empty();
  }

  /** All that was archived, which is what a session leaves behind. */
  Optional<URI> overview() {
    return page("/overview");
  }

  /** The only job of an application, or else the application. */
  Optional<URI> of(ArchivedApplication application) {
    if (application.getJobs().size() == 1) {
      JobID job = application.getJobs().keySet().iterator().next();
      return page("/job/completed/" + job + "/overview");
    }
    return page("/application/completed/" + application.getApplicationId());
  }

  /** Flink's page looks at the fragment to see what to show. */
  private Optional<URI> page(String fragment) {
    return server.flatMap(
        url -> {
          try {
            return Optional.of(
                new URI(
                    url.getProtocol(), null, url.getHost(), url.getPort(), "/", null, fragment));
          } catch (URISyntaxException e) {
            LOG.warn("{} is no address of a history server", url, e);
            return Optional.empty();
          }
        });
  }
}
