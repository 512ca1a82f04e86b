package io.bobbin.client.find;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.client.PlainText;
import io.bobbin.client.cluster.Yarn;
import io.bobbin.launch.DeploymentMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hadoop.yarn.api.protocolrecords.GetApplicationsRequest;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;

/** A user's applications, as YARN knows them. */
public final class Clusters {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private final Yarn yarn;
  private final String user;
  private final Duration patience;

  /**
   * @param user whose applications they are
   * @param patience how long a JobManager that is about to come up is waited for
   */
  public Clusters(Yarn yarn, String user, Duration patience) {
    this.yarn = yarn;
    this.user = user;
    this.patience = patience;
  }

  /**
   * An application's id.
   *
   * @throws BobbinException if the text is none
   */
  public static ApplicationId id(String text) {
    try {
      return ApplicationId.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      throw new BobbinException(
          ExitCode.USAGE,
          "'"
              + PlainText.line(text)
              + "' is not an application id such as application_1700000000000_0001.",
          e);
    }
  }

  /**
   * The cluster of this id.
   *
   * @throws BobbinException if there is none that this user's commands can be sent to
   */
  public RunningCluster get(ApplicationId id) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      ApplicationReport report = report(id);
      Optional<RunningCluster> cluster = new ClusterReport(report).cluster(user);
      if (cluster.isPresent()) {
        return cluster.get();
      }
      if (System.nanoTime() > deadline) {
        throw new BobbinException(
            ExitCode.UNREACHABLE,
            id
                + " is "
                + report.getYarnApplicationState()
                + ", but its JobManager is not up yet. Try again; 'bobbin logs "
                + id
                + "' may say what it waits for.");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
    }
  }

  /**
   * Asks YARN about an application.
   *
   * @return empty if its JobManager is still, or again, to come
   * @throws BobbinException if it has ended, with YARN's reason
   */
  public Optional<RunningCluster> find(ApplicationId id) {
    return new ClusterReport(report(id)).cluster(user);
  }

  private ApplicationReport report(ApplicationId id) {
    return yarn.ask(client -> client.getApplicationReport(id));
  }

  /**
   * The only session of this name.
   *
   * @throws BobbinException if there is none, or there are several
   */
  public ApplicationId sessionNamed(String name) {
    List<ApplicationReport> sessions = sessions();
    List<ApplicationReport> namesakes =
        sessions.stream().filter(session -> session.getName().equals(name)).toList();
    if (namesakes.size() == 1) {
      return namesakes.get(0).getApplicationId();
    }
    throw new BobbinException(
        ExitCode.USAGE,
        (namesakes.isEmpty()
                ? "No session of " + user + "'s is named '" + name + "'. "
                : namesakes.size() + " sessions are named '" + name + "'. ")
            + advice(namesakes.isEmpty() ? sessions : namesakes));
  }

  /** What to say to somebody who has named no session. */
  public BobbinException noneNamed() {
    return new BobbinException(ExitCode.USAGE, "No session is named. " + advice(sessions()));
  }

  private List<ApplicationReport> sessions() {
    GetApplicationsRequest request =
        new ApplicationFilter(
                Optional.of(user),
                Set.of(),
                Optional.empty(),
                ApplicationFilter.ALIVE,
                Optional.of(DeploymentMode.SESSION))
            .request();
    return yarn.ask(client -> client.getApplications(request)).stream()
        .sorted(Comparator.comparing(ApplicationReport::getApplicationId))
        .toList();
  }

  private static String advice(List<ApplicationReport> sessions) {
    if (sessions.isEmpty()) {
      return "None runs; start one with yarn-session.sh.";
    }
    return sessions.stream()
        .map(session -> session.getApplicationId() + " (" + PlainText.line(session.getName()) + ")")
        .collect(
            Collectors.joining(", ", "Running: ", ". Name one with -Dyarn.application.id=ID."));
  }
}
