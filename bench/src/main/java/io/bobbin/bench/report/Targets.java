package io.bobbin.bench.report;

import static io.bobbin.bench.contestant.Contestant.BOBBIN;
import static io.bobbin.bench.contestant.Contestant.BOBBIN_FLINK;
import static io.bobbin.bench.contestant.Contestant.BOBBIN_PER_JOB;
import static io.bobbin.bench.contestant.Contestant.BOBBIN_SPARE;
import static io.bobbin.bench.contestant.Contestant.BOBBIN_ZOOKEEPER;
import static io.bobbin.bench.contestant.Contestant.FLINK;
import static io.bobbin.bench.contestant.Contestant.FLINK_TUNED;
import static io.bobbin.bench.contestant.Contestant.FLINK_ZOOKEEPER;
import static io.bobbin.bench.contestant.Contestant.FLOOR;
import static io.bobbin.bench.contestant.Contestant.SPARK_ARCHIVE;
import static io.bobbin.bench.report.Comparison.AT_LEAST_PART;
import static io.bobbin.bench.report.Comparison.AT_MOST_OVER;
import static io.bobbin.bench.report.Comparison.AT_MOST_TIMES;
import static io.bobbin.bench.report.Comparison.FASTER_EVERY_TIME;
import static io.bobbin.bench.report.Comparison.TIMES_FASTER;

import io.bobbin.bench.contestant.Contestant;
import io.bobbin.bench.measure.Figure;
import java.util.ArrayList;
import java.util.List;

/** All that Bobbin is to reach. */
final class Targets {
  private static final double THIRD = 1.0 / 3;

  private Targets() {}

  static List<Target> all() {
    List<Target> targets = new ArrayList<>();
    targets.addAll(start("Application mode", BOBBIN));
    targets.addAll(start("Per-job mode", BOBBIN_PER_JOB));
    targets.add(
        Target.against(
            "The very first submission",
            "first",
            BOBBIN,
            Figure.RUNNING,
            FASTER_EVERY_TIME,
            1,
            FLINK));
    targets.addAll(session());
    targets.addAll(client("Client, `bobbin run -d`", BOBBIN));
    targets.addAll(client("Client, `flink run -d`", BOBBIN_FLINK));
    targets.addAll(burst());
    targets.add(
        Target.against(
            "Scale-out from 1 to 12",
            "scale-out",
            BOBBIN,
            Figure.ALL_RUNNING,
            TIMES_FASTER,
            2,
            FLINK));
    targets.addAll(failover());
    targets.add(end("End, application mode", BOBBIN));
    targets.add(end("End, per-job mode", BOBBIN_PER_JOB));
    targets.add(
        Target.against(
            "Throughput", "throughput", BOBBIN, Figure.RATE, AT_LEAST_PART, 0.97, FLINK_TUNED));
    return targets;
  }

  private static List<Target> start(String what, Contestant bobbin) {
    Figure figure = Figure.RUNNING;
    return List.of(
        Target.against(what, "warm", bobbin, figure, AT_MOST_TIMES, 1.5, FLOOR),
        Target.against(what, "warm", bobbin, figure, TIMES_FASTER, 2.4, FLINK_TUNED),
        Target.against(what, "warm", bobbin, figure, TIMES_FASTER, 4.5, FLINK),
        Target.against(what, "warm", bobbin, figure, TIMES_FASTER, 2, SPARK_ARCHIVE));
  }

  private static List<Target> session() {
    return List.of(
        Target.against("Session ready", "session", BOBBIN, Figure.READY, AT_MOST_TIMES, 1.3, FLOOR)
            .referenceFigure(Figure.RUNNING),
        Target.against(
            "Session, job on cold workers", "session", BOBBIN, Figure.COLD, TIMES_FASTER, 4, FLINK),
        Target.against(
            "Session, job on warm slots", "session", BOBBIN, Figure.WARM, TIMES_FASTER, 2, FLINK));
  }

  private static List<Target> client(String what, Contestant bobbin) {
    return List.of(
        Target.absolute(what + ": submitted", "client", bobbin, Figure.SUBMITTED, 700),
        Target.against(
            what + ": CPU time", "client", bobbin, Figure.CPU, AT_MOST_TIMES, THIRD, FLINK),
        Target.against(
            what + ": peak memory", "client", bobbin, Figure.MEMORY, AT_MOST_TIMES, 0.5, FLINK),
        Target.absolute(what + ": uploaded", "client", bobbin, Figure.UPLOADED, 65_536));
  }

  private static List<Target> burst() {
    return List.of(
        Target.absolute("20 at once: failures", "burst", BOBBIN, Figure.FAILURES, 0),
        Target.against(
            "20 at once: wall time", "burst", BOBBIN, Figure.WALL, AT_MOST_TIMES, THIRD, FLINK),
        Target.against(
            "20 at once: CPU time", "burst", BOBBIN, Figure.CPU, AT_MOST_TIMES, THIRD, FLINK),
        Target.against(
            "20 at once: peak memory of one",
            "burst",
            BOBBIN,
            Figure.MEMORY,
            AT_MOST_TIMES,
            0.5,
            FLINK));
  }

  private static List<Target> failover() {
    String master = "Master killed";
    String zooKeeper = "Master killed, HA in ZooKeeper";
    String worker = "Worker killed";
    Figure figure = Figure.RECOVERY;
    return List.of(
        Target.medianAtMost(master, "master-failover", BOBBIN, figure, 5000),
        Target.against(
            master, "master-failover", BOBBIN, figure, TIMES_FASTER, 10, FLINK_ZOOKEEPER),
        Target.absolute(
            master + ": workers not taken over",
            "master-failover",
            BOBBIN,
            Figure.NOT_TAKEN_OVER,
            0),
        Target.medianAtMost(zooKeeper, "master-failover", BOBBIN_ZOOKEEPER, figure, 6000),
        Target.absolute(
            zooKeeper + ": workers not taken over",
            "master-failover",
            BOBBIN_ZOOKEEPER,
            Figure.NOT_TAKEN_OVER,
            0),
        Target.medianAtMost(worker + ", one spare", "worker-failover", BOBBIN_SPARE, figure, 1500),
        Target.against(worker, "worker-failover", BOBBIN, figure, AT_MOST_OVER, 1500, FLOOR)
            .referenceFigure(Figure.CONTAINER));
  }

  private static Target end(String what, Contestant bobbin) {
    return Target.against(what, "warm", bobbin, Figure.END, AT_MOST_OVER, 1000, FLOOR);
  }
}
