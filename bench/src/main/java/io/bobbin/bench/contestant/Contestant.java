package io.bobbin.bench.contestant;

/** What is measured, one beside the other. */
public enum Contestant {
  FLOOR("YARN's floor", "a bare application master and one container"),
  BOBBIN("Bobbin, application mode", "`bobbin run -t yarn-application`"),
  BOBBIN_PER_JOB("Bobbin, per-job mode", "`flink run -t yarn-per-job`"),
  BOBBIN_FLINK("Bobbin, by `flink`", "`flink run -t yarn-application`"),
  BOBBIN_SPARE("Bobbin, one spare", "the same with `bobbin.spare-workers: 1`"),
  BOBBIN_ZOOKEEPER("Bobbin, ZooKeeper", "the same with `high-availability.type: zookeeper`"),
  FLINK("Flink's own", "stock Flink's integration as it comes"),
  FLINK_PROVIDED("Flink's own, provided", "the same with `yarn.provided.lib.dirs`"),
  FLINK_TUNED("Flink's own, tuned", "the same with `yarn.heartbeat.interval: 1`, too"),
  FLINK_SPARE("Flink's own, tuned, one spare", "`slotmanager.redundant-taskmanager-num: 1`, too"),
  FLINK_ZOOKEEPER("Flink's own, ZooKeeper", "with `high-availability.type: zookeeper`"),
  FLINK_ZOOKEEPER_TUNED("Flink's own, ZooKeeper, tuned", "the same with a session of 10 s"),
  SPARK("Spark", "cluster mode as it comes"),
  SPARK_ARCHIVE("Spark, archive", "the same with `spark.yarn.archive`");

  private final String label;
  private final String description;

  Contestant(String label, String description) {
    this.label = label;
    this.description = description;
  }

  /** In tables and pictures. */
  public String label() {
    return label;
  }

  public String description() {
    return description;
  }

  /** The one that leaves the same on HDFS and on nodes: whoever runs after it finds that there. */
  public Contestant warmedUpBy() {
    return switch (this) {
      case BOBBIN_PER_JOB, BOBBIN_FLINK, BOBBIN_SPARE, BOBBIN_ZOOKEEPER -> BOBBIN;
      case FLINK_TUNED, FLINK_SPARE, FLINK_ZOOKEEPER_TUNED -> FLINK_PROVIDED;
      default -> this;
    };
  }
}
