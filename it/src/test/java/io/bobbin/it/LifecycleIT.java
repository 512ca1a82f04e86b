package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From submission to its end, whoever ends it. */
@ExtendWith(MiniClusterExtension.class)
class LifecycleIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String[] RESTARTING = {
    "-Drestart-strategy.type=fixed-delay",
    "-Drestart-strategy.fixed-delay.attempts=100",
    "-Drestart-strategy.fixed-delay.delay=0s"
  };

  @Test
  void goesOnAfterItsWorkerAndItsClientAreGoneUntilItIsKilled(MiniCluster cluster)
      throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    try (ClusterView view = new ClusterView(cluster);
        Running running = bobbin.start(BobbinCommand.programArguments("NeverEnds", RESTARTING))) {
      await().atMost(LONG).until(() -> running.printed().contains("is running"));
      ApplicationId application = ClusterView.applicationIn(running.printed());

      assertThat(view.throughProxy(application, "")).contains("Apache Flink Web Dashboard");
      assertThat(bobbin.run("status", application.toString(), "--json").out())
          .contains("\"RUNNING\"");
      assertThat(bobbin.run("list", "--json").out()).contains(application.toString());

      long killed = worker(cluster, application).pid();
      assertThat(worker(cluster, application).destroyForcibly()).isTrue();
      await()
          .atMost(LONG)
          .untilAsserted(
              () -> {
                assertThat(worker(cluster, application).pid()).isNotEqualTo(killed);
                assertThat(view.throughProxy(application, "jobs/overview"))
                    .contains("\"running\":1");
              });

      running.interrupt();
      Result interrupted = running.result();
      assertThat(interrupted.all()).contains("bobbin kill " + application);
      assertThat(view.report(application).getYarnApplicationState())
          .isEqualTo(YarnApplicationState.RUNNING);
      assertThat(bobbin.run("logs", application.toString()).out())
          .contains("it was killed (signal 9)");

      try (Running follower = bobbin.start("logs", application.toString(), "--follow")) {
        await().atMost(LONG).until(() -> follower.printed().contains("RESTARTING"));
        assertThat(bobbin.run("kill", application.toString()).exitCode()).isZero();
        assertThat(follower.result().exitCode()).isZero();
      }
      checkKilled(cluster, view, application);
    }
  }

  @Test
  void detachedReturnsWhenTheJobIsAccepted(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Result result =
          BobbinCommand.on(cluster).runProgram("NeverEnds", "-d", "--json", RESTARTING[0]);

      assertThat(result.exitCode()).as(result.all()).isZero();
      ApplicationId application = ClusterView.applicationIn(result.out());
      assertThat(new ObjectMapper().readTree(result.out()).get("jobs")).hasSize(1);
      assertThat(view.report(application).getYarnApplicationState())
          .isEqualTo(YarnApplicationState.RUNNING);
      view.kill(application);
      assertThat(BobbinCommand.on(cluster).run("kill", application.toString()).all())
          .contains(application.toString());
    }
  }

  @Test
  void interruptionEndsTheApplicationIfThatWasAskedFor(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster);
        Running running =
            BobbinCommand.on(cluster).start(BobbinCommand.programArguments("NeverEnds", "-sae"))) {
      await().atMost(LONG).until(() -> running.printed().contains("is accepted"));
      ApplicationId application = ClusterView.applicationIn(running.printed());
      running.interrupt();
      running.result();
      checkKilled(cluster, view, application);
    }
  }

  @Test
  void saysForWhatItWaitsWhileTheClusterIsFull(MiniCluster cluster) throws Exception {
    String[] wholeNode = {"-Djobmanager.memory.process.size=8192m", "-d"};
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    try (ClusterView view = new ClusterView(cluster)) {
      Result first = bobbin.runProgram("NeverEnds", wholeNode);
      assertThat(first.exitCode()).as(first.all()).isZero();
      try (Running second = bobbin.start(BobbinCommand.programArguments("NeverEnds", wholeNode))) {
        await().atMost(LONG).until(() -> second.printed().contains("Waiting"));
        assertThat(second.printed()).contains("8192 MiB").contains("default");
        view.kill(ClusterView.applicationIn(second.printed()));
        assertThat(second.result().exitCode()).as(second.printed()).isEqualTo(5);
      } finally {
        view.kill(ClusterView.applicationIn(first.all()));
      }
    }
  }

  private static ProcessHandle worker(MiniCluster cluster, ApplicationId application) {
    List<ProcessHandle> workers = ContainerJvms.workers(cluster, application).toList();
    assertThat(workers).hasSize(1);
    return workers.get(0);
  }

  private static void checkKilled(MiniCluster cluster, ClusterView view, ApplicationId application)
      throws Exception {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              assertThat(view.report(application).getFinalApplicationStatus())
                  .isEqualTo(FinalApplicationStatus.KILLED);
              assertThat(view.hasStagingDirectory(application)).isFalse();
              assertThat(cluster.containerProcesses()).isEmpty();
            });
  }
}
