package io.bobbin.client.logs;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.cluster.HadoopSite;
import io.bobbin.client.cluster.RemoteReason;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.client.logs.RunningLogs.Place;
import io.bobbin.client.watch.ApplicationSnapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.api.records.ApplicationAttemptReport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.ContainerReport;
import org.apache.hadoop.yarn.api.records.LogAggregationStatus;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.webapp.util.WebAppUtils;

/** Prints an application's logs, wherever they are at present. */
public final class ApplicationLogs {
  /** NodeManagers collect an application's logs in the seconds after its end. */
  private static final int COLLECTION_SECONDS = 15;

  private final HadoopSite site;
  private final Yarn yarn;
  private final LogPrinter printer;
  private final PrintStream err;

  /**
   * @param err for what cannot be read
   */
  public ApplicationLogs(HadoopSite site, Yarn yarn, LogPrinter printer, PrintStream err) {
    this.site = site;
    this.yarn = yarn;
    this.printer = printer;
    this.err = err;
  }

  /**
   * Prints the logs.
   *
   * @param container only this one's
   * @param follow whether to go on until the application ends
   * @throws BobbinException if there are none
   */
  public void print(ApplicationId application, Optional<ContainerId> container, boolean follow)
      throws IOException, InterruptedException {
    ApplicationReport report = report(application);
    if (isOver(report)) {
      printCollected(report, container);
      return;
    }
    RunningLogs running =
        new RunningLogs(printer, UserGroupInformation.getCurrentUser().getShortUserName(), err);
    running.add(places(report, container));
    if (running.isEmpty() && !follow) {
      throw noContainer(application, container);
    }
    running.print();
    Silence silence = new Silence(err, System::nanoTime);
    while (follow && !isOver(report)) {
      TimeUnit.SECONDS.sleep(1);
      try {
        report = report(application);
        running.add(isOver(report) ? List.of() : places(report, container));
        silence.end();
      } catch (BobbinException e) {
        silence.on(e);
      }
      running.print();
    }
    if (!running.isEmpty() && !running.hasRead()) {
      throw new BobbinException(
          ExitCode.UNREACHABLE, "No node's logs of " + application + " can be read.");
    }
  }

  private void printCollected(ApplicationReport report, Optional<ContainerId> container)
      throws InterruptedException {
    ApplicationId application = report.getApplicationId();
    awaitCollection(report);
    AggregatedLogs logs = new AggregatedLogs(site.configuration(), printer);
    Optional<IOException> reason = Optional.empty();
    try {
      if (logs.print(application, report.getUser(), container)) {
        return;
      }
    } catch (IOException e) {
      reason = Optional.of(e);
    }
    throw new BobbinException(
        ExitCode.USAGE,
        "There are no logs of "
            + container.map(id -> id + " of ").orElse("")
            + application
            + " in "
            + site.configuration()
                .get(
                    YarnConfiguration.NM_REMOTE_APP_LOG_DIR,
                    YarnConfiguration.DEFAULT_NM_REMOTE_APP_LOG_DIR)
            + ". They are collected there if yarn.log-aggregation-enable is set on the nodes;"
            + " otherwise they stay in the nodes' log directories."
            + reason.map(e -> " The reason: " + RemoteReason.of(e)).orElse(""),
        reason.orElse(null));
  }

  /** Nodes collect one after the other: logs that are there need not be all. */
  private void awaitCollection(ApplicationReport ended) throws InterruptedException {
    long deadline = ended.getFinishTime() + TimeUnit.SECONDS.toMillis(COLLECTION_SECONDS);
    ApplicationReport report = ended;
    while (isCollecting(report) && System.currentTimeMillis() < deadline) {
      TimeUnit.MILLISECONDS.sleep(200);
      report = report(ended.getApplicationId());
    }
  }

  private static boolean isCollecting(ApplicationReport report) {
    LogAggregationStatus status = report.getLogAggregationStatus();
    return status == LogAggregationStatus.NOT_START || status == LogAggregationStatus.RUNNING;
  }

  /** The containers that run. */
  private List<Place> places(ApplicationReport report, Optional<ContainerId> container) {
    String scheme = WebAppUtils.getHttpSchemePrefix(site.configuration());
    return containers(report.getApplicationId()).stream()
        .filter(running -> container.map(running.getContainerId()::equals).orElse(true))
        .map(running -> new Place(running.getContainerId().toString(), address(scheme, running)))
        .toList();
  }

  private List<ContainerReport> containers(ApplicationId application) {
    return yarn.ask(
        client -> {
          List<ContainerReport> containers = new ArrayList<>();
          for (ApplicationAttemptReport attempt : client.getApplicationAttempts(application)) {
            containers.addAll(client.getContainers(attempt.getApplicationAttemptId()));
          }
          return containers;
        });
  }

  private static String address(String scheme, ContainerReport container) {
    String reported = container.getNodeHttpAddress();
    return reported.contains("://") ? reported : scheme + reported;
  }

  private BobbinException noContainer(ApplicationId application, Optional<ContainerId> asked) {
    List<String> running =
        containers(application).stream().map(report -> report.getContainerId().toString()).toList();
    return new BobbinException(
        ExitCode.USAGE,
        asked.map(id -> "No container " + id + " of ").orElse("No container of ")
            + application
            + " runs now. Running: "
            + (running.isEmpty() ? "none" : String.join(", ", running))
            + ".");
  }

  private ApplicationReport report(ApplicationId application) {
    return yarn.ask(client -> client.getApplicationReport(application));
  }

  private static boolean isOver(ApplicationReport report) {
    return ApplicationSnapshot.of(report).isTerminal();
  }
}
