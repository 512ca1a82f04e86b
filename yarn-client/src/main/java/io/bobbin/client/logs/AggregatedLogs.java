package io.bobbin.client.logs;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.logaggregation.ContainerLogsRequest;
import org.apache.hadoop.yarn.logaggregation.filecontroller.LogAggregationFileControllerFactory;

/** The logs of an application that is over, from where YARN collected them. */
final class AggregatedLogs {
  private final Configuration hadoop;
  private final LogPrinter printer;

  AggregatedLogs(Configuration hadoop, LogPrinter printer) {
    this.hadoop = hadoop;
    this.printer = printer;
  }

  /**
   * Prints the logs.
   *
   * @param owner the application's user
   * @return whether there were any
   * @throws IOException if they cannot be read, or none was collected yet
   */
  boolean print(ApplicationId application, String owner, Optional<ContainerId> container)
      throws IOException {
    ContainerLogsRequest request = new ContainerLogsRequest();
    request.setAppId(application);
    request.setAppOwner(owner);
    request.setAppFinished(true);
    request.setContainerId(container.map(ContainerId::toString).orElse(null));
    request.setLogTypes(Set.of());
    request.setBytes(Long.MAX_VALUE);
    try (LogStreamParser parser = new LogStreamParser(Long.MAX_VALUE, printer::print)) {
      return new LogAggregationFileControllerFactory(hadoop)
          .getFileControllerForRead(application, owner)
          .readAggregatedLogs(request, parser);
    }
  }
}
