package io.bobbin.bench.contestant;

import io.bobbin.bench.cluster.Cluster;
import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Trees;
import io.bobbin.bench.home.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The contestants, as clients of the cluster that runs now. */
public final class Systems {
  private static final String FLINK_LIBRARIES = "/bench/flink/lib";
  private static final String SPARK_ARCHIVE = "/bench/spark/archive.zip";

  private static final String HIGH_AVAILABILITY = "/bench/high-availability";

  /**
   * What shortens a takeover without making a short pause of a living master fatal: its session
   * ends after 10 instead of 40 s, and the new master waits for the workers that are there.
   */
  private static final List<String> QUICK_TAKEOVER =
      List.of(
          "high-availability.zookeeper.client.session-timeout=10s",
          "resourcemanager.previous-worker.recovery.timeout=20s");

  private final Home home;
  private final Versions versions;
  private final Cluster cluster;

  public Systems(Home home, Versions versions, Cluster cluster) {
    this.home = home;
    this.versions = versions;
    this.cluster = cluster;
  }

  /** Puts on HDFS what some contestants have there beforehand. */
  public void provide() throws IOException, InterruptedException {
    for (Path jar : Trees.files(home.flink().resolve("lib"))) {
      cluster.hdfs().put(jar, FLINK_LIBRARIES + "/" + jar.getFileName());
    }
    cluster.hdfs().put(home.spark().resolve("archive.zip"), SPARK_ARCHIVE);
  }

  /** What starts applications of that contestant; Flink systems run this program. */
  public Starter starter(Contestant contestant, Program program) {
    return switch (contestant) {
      case FLOOR -> new FloorStarter(home, cluster.conf());
      case SPARK -> new SparkStarter(home, versions, List.of(), cluster.conf());
      case SPARK_ARCHIVE ->
          new SparkStarter(
              home,
              versions,
              List.of("spark.yarn.archive=" + cluster.hdfs().url(SPARK_ARCHIVE)),
              cluster.conf());
      default -> new FlinkStarter(flink(contestant), program);
    };
  }

  /**
   * A contestant that runs Flink programs.
   *
   * @throws IllegalArgumentException if it does not
   */
  public FlinkSystem flink(Contestant contestant) {
    String provided = "yarn.provided.lib.dirs=" + cluster.hdfs().url(FLINK_LIBRARIES);
    List<String> tuned = List.of(provided, "yarn.heartbeat.interval=1");
    return switch (contestant) {
      case BOBBIN -> bobbin("bobbin", "yarn-application", List.of());
      case BOBBIN_FLINK -> bobbin("flink", "yarn-application", List.of());
      case BOBBIN_PER_JOB -> bobbin("flink", "yarn-per-job", List.of());
      case BOBBIN_SPARE -> bobbin("bobbin", "yarn-application", List.of("bobbin.spare-workers=1"));
      case BOBBIN_ZOOKEEPER -> bobbin("bobbin", "yarn-application", zooKeeper());
      case FLINK -> stock(List.of());
      case FLINK_PROVIDED -> stock(List.of(provided));
      case FLINK_TUNED -> stock(tuned);
      case FLINK_SPARE -> stock(join(tuned, List.of("slotmanager.redundant-taskmanager-num=1")));
      case FLINK_ZOOKEEPER -> stock(zooKeeper());
      case FLINK_ZOOKEEPER_TUNED -> stock(join(tuned, join(zooKeeper(), QUICK_TAKEOVER)));
      default -> throw new IllegalArgumentException(contestant + " does not run Flink programs.");
    };
  }

  private List<String> zooKeeper() {
    return List.of(
        "high-availability.type=zookeeper",
        "high-availability.zookeeper.quorum=" + cluster.zooKeeper(),
        "high-availability.storageDir=" + cluster.hdfs().url(HIGH_AVAILABILITY));
  }

  private FlinkSystem bobbin(String command, String target, List<String> settings) {
    return new Bobbin(home, command, target, settings, cluster.conf());
  }

  private FlinkSystem stock(List<String> settings) {
    return new StockFlink(home, versions, settings, cluster.conf());
  }

  private static List<String> join(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
