package io.bobbin.bench.contestant;

import io.bobbin.bench.cluster.Cluster;
import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Trees;
import io.bobbin.bench.home.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The contestants, as clients of the cluster that runs now. */
public final class Systems {
  private static final String FLINK_LIBRARIES = "/bench/flink/lib";
  private static final String SPARK_ARCHIVE = "/bench/spark/archive.zip";

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
    return switch (contestant) {
      case BOBBIN -> new Bobbin(home, "bobbin", "yarn-application", cluster.conf());
      case BOBBIN_FLINK -> new Bobbin(home, "flink", "yarn-application", cluster.conf());
      case BOBBIN_PER_JOB -> new Bobbin(home, "flink", "yarn-per-job", cluster.conf());
      case FLINK -> stock(List.of());
      case FLINK_PROVIDED -> stock(List.of(provided));
      case FLINK_TUNED -> stock(List.of(provided, "yarn.heartbeat.interval=1"));
      default -> throw new IllegalArgumentException(contestant + " does not run Flink programs.");
    };
  }

  private FlinkSystem stock(List<String> settings) {
    return new StockFlink(home, versions, settings, cluster.conf());
  }
}
