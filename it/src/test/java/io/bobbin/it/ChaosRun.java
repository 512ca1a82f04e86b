package io.bobbin.it;

import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.hadoop.fs.Path;

/**
 * A job that counts while fault follows fault. In the end it is stopped, and a second application
 * counts what is left, so that it is known which records there must be.
 */
final class ChaosRun {
  /** Ten minutes after which YARN gives up a silent master or node, and other waits, made short. */
  static final MiniClusterSettings CLUSTER =
      MiniClusterSettings.DEFAULT
          .withDaemonsApart()
          .withYarn("yarn.resourcemanager.am.max-attempts", "1000")
          .withYarn("yarn.am.liveness-monitor.expiry-interval-ms", "15000")
          .withYarn("yarn.nm.liveness-monitor.expiry-interval-ms", "15000")
          .withYarn("yarn.resourcemanager.work-preserving-recovery.scheduling-wait-ms", "1000")
          .withYarn("yarn.nodemanager.resourcemanager.connect.retry-interval.ms", "500")
          // They stay on the nodes, where they are found even if HDFS is away.
          .withYarn("yarn.log-aggregation-enable", "false");

  private static final int RATE = 200;
  private static final int RATE_OF_THE_REST = 20_000;

  private final MiniCluster cluster;
  private final Consumer<String> log;
  private final List<Recovery> recoveries = new ArrayList<>();

  /** A run on a cluster of {@link #CLUSTER}'s kind that is otherwise unused. */
  ChaosRun(MiniCluster cluster, Consumer<String> log) {
    this.cluster = cluster;
    this.log = log;
  }

  /**
   * Runs it to its end.
   *
   * @param longest that it can last until it is stopped
   * @param goesOn whether there shall be a further fault after so many
   * @throws AssertionError if the job does not get over a fault or something is left
   */
  ChaosReport run(FaultSchedule schedule, Duration longest, Predicate<Integer> goesOn)
      throws Exception {
    long records = longest.toSeconds() * RATE;
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("chaos");
      String savepoint;
      try (CountingJob job = CountingJob.start(cluster, view, directory, records, RATE)) {
        log.accept(job.application() + " counts " + records + " records");
        job.awaitWork(0);
        while (goesOn.test(recoveries.size())) {
          recover(job, schedule.next());
        }
        savepoint = job.stop();
        job.awaitCleanEnd();
      }
      log.accept("stopped with " + savepoint);
      try (CountingJob rest =
          CountingJob.start(cluster, view, directory, records, RATE_OF_THE_REST, "-s", savepoint)) {
        rest.awaitCleanEnd();
        return new ChaosReport(List.copyOf(recoveries), records, rest.counted());
      }
    }
  }

  private void recover(CountingJob job, Injection injection)
      throws IOException, InterruptedException {
    FaultInjector injector = new FaultInjector(cluster, job.application());
    Thread.sleep(injection.pause().toMillis());
    job.trace().clear();
    awaitMoment(job, injector, injection);
    log.accept(injection.toString());
    long begun = System.currentTimeMillis();
    injector.inject(injection);
    job.awaitWork(System.currentTimeMillis());
    Recovery recovery = new Recovery(injection, job.trace().disturbance(begun));
    log.accept("  RUNNING after " + recovery.toRunning().toMillis() + " ms");
    recoveries.add(recovery);
  }

  /** A moment that was missed is one at which the fault happens all the same. */
  private static void awaitMoment(CountingJob job, FaultInjector injector, Injection injection)
      throws IOException, InterruptedException {
    switch (injection.moment()) {
      case RUNNING -> {}
      case DEPLOYING -> {
        injector.killWorker(injection.choice());
        job.sawSoon(() -> job.trace().isIn(JobState.DEPLOYING));
      }
      case CHECKPOINT -> job.sawSoon(() -> job.trace().isTakingCheckpoint());
      case SAVEPOINT -> job.triggerSavepoint();
    }
  }
}
