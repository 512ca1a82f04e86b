package io.bobbin.bench.scenario;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.client.Clients;
import io.bobbin.bench.cluster.Cluster;
import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.contestant.FlinkSystem;
import io.bobbin.bench.contestant.Program;
import io.bobbin.bench.contestant.Starter;
import io.bobbin.bench.contestant.Systems;
import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Versions;
import io.bobbin.bench.measure.ContainerLogs;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Times;
import io.bobbin.bench.measure.YarnLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** Where scenarios are measured: a cluster, and clients of it. */
public final class Laboratory implements AutoCloseable {
  private final Home home;
  private final Cluster cluster;
  private final Systems systems;
  private final Clients clients = new Clients();
  private final Set<Contestant> warm = EnumSet.noneOf(Contestant.class);
  private boolean provided;
  private volatile boolean closed;

  public Laboratory(Home home, Versions versions) {
    this.home = home;
    this.cluster = new Cluster(home, versions);
    this.systems = new Systems(home, versions, cluster);
  }

  /** An empty cluster on which nobody has run anything. */
  void freshCluster() throws Exception {
    warm.clear();
    provided = false;
    cluster.start();
  }

  /** A cluster on which these have run before, so that HDFS and nodes have what they keep. */
  void warmCluster(Collection<Contestant> contestants) throws Exception {
    if (!provided) {
      freshCluster();
      systems.provide();
      provided = true;
    }
    for (Contestant contestant : contestants) {
      if (warm.add(contestant.warmedUpBy())) {
        warmUp(contestant.warmedUpBy());
      }
    }
  }

  /** The several containers of Bobbin's bring its bundle to both nodes. */
  private void warmUp(Contestant contestant) throws Exception {
    Path directory = home.runs().resolve("warm-up");
    switch (contestant) {
      case BOBBIN -> {
        application(systems.starter(contestant, wordCount().parallelism(4)), directory);
        application(systems.starter(contestant, wordCount().parallelism(4)), directory);
      }
      case FLOOR, FLINK_PROVIDED, SPARK_ARCHIVE ->
          application(systems.starter(contestant, wordCount()), directory);
      default -> {} // it leaves nothing that the next run finds
    }
  }

  /** Runs an application from its client's start until nothing of it is left. */
  Times application(Starter starter, Path directory) throws Exception {
    Files.createDirectories(directory);
    ClientRun run = clients.run(starter.client(directory), directory, "run").orFail();
    String application = cluster.resourceManager().applicationSince(run.started());
    cluster.resourceManager().awaitSuccess(application);
    return times(starter, run, application, directory);
  }

  private Times times(Starter starter, ClientRun run, String application, Path directory)
      throws Exception {
    YarnLogs yarn =
        new YarnLogs(cluster.resourceManagerLog(), cluster.nodeManagerLogs(), application);
    Times times = new Times(run.started());
    times.note(Milestone.SUBMITTED, yarn.submitted());
    times.note(Milestone.MASTER_STARTED, yarn.masterStarted());
    times.note(Milestone.WORKER_STARTED, yarn.workerStarted());
    times.note(Milestone.GONE, yarn.gone());
    starter.observe(run, logs(application), yarn, directory, times);
    return times;
  }

  /** The program that starts are measured with. */
  Program wordCount() {
    return Program.of(home.example("WordCount"));
  }

  /** A program that does not end. */
  Program topSpeed() {
    return Program.of(home.example("TopSpeedWindowing"));
  }

  Home home() {
    return home;
  }

  Cluster cluster() {
    return cluster;
  }

  Clients clients() {
    return clients;
  }

  Starter starter(Contestant contestant, Program program) {
    return systems.starter(contestant, program);
  }

  FlinkSystem flink(Contestant contestant) {
    return systems.flink(contestant);
  }

  ContainerLogs logs(String application) {
    return new ContainerLogs(cluster.containerLogs(), application);
  }

  /** Makes the cluster quiet after a run, however it ended. */
  public void tidy() throws Exception {
    if (cluster.isRunning()) {
      cluster.resourceManager().killAll();
      cluster.hdfs().remove("/user/" + System.getProperty("user.name") + "/.flink");
    }
  }

  /** Whether the benchmark has been interrupted: what fails from now on says nothing. */
  public boolean isClosed() {
    return closed;
  }

  /** Ends clients, daemons and containers. */
  @Override
  public void close() {
    closed = true;
    clients.close();
    cluster.close();
  }
}
