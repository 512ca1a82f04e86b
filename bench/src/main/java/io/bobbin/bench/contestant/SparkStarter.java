package io.bobbin.bench.contestant;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.client.Invocation;
import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Versions;
import io.bobbin.bench.measure.ContainerLogs;
import io.bobbin.bench.measure.LogLine;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Times;
import io.bobbin.bench.measure.YarnLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a Spark program in cluster mode, with one executor, whose tasks print when they begin. What
 * Spark's containers log has times in seconds and is not used.
 *
 * @param settings as {@code key=value}
 * @param hadoopConf the cluster
 */
public record SparkStarter(Home home, Versions versions, List<String> settings, Path hadoopConf)
    implements Starter {
  private static final Pattern TASK = Pattern.compile("task began at (\\d+)");

  @Override
  public Invocation client(Path directory) {
    List<String> line = new ArrayList<>(List.of(home.java()));
    line.addAll(versions.jvmOpens());
    line.add("--add-opens=java.base/java.lang.invoke=ALL-UNNAMED");
    line.add("--add-opens=java.base/sun.security.action=ALL-UNNAMED");
    line.add("-Dlog4j2.configurationFile=" + home.spark().resolve("log4j2-client.properties"));
    line.addAll(List.of("-cp", home.spark() + "/jars/*:" + hadoopConf));
    line.add("org.apache.spark.deploy.SparkSubmit");
    line.addAll(List.of("--master", "yarn", "--deploy-mode", "cluster", "--class", "FirstTask"));
    line.addAll(List.of("--num-executors", "1"));
    line.addAll(List.of("--driver-memory", "1g", "--executor-memory", "1g"));
    settings.forEach(setting -> line.addAll(List.of("--conf", setting)));
    line.add(home.spark().resolve("first-task.jar").toString());
    return new Invocation(
        line,
        Map.of(
            "SPARK_HOME", home.spark().toString(),
            "HADOOP_CONF_DIR", hadoopConf.toString(),
            "JAVA_HOME", home.jdk().toString()));
  }

  @Override
  public void observe(ClientRun run, ContainerLogs logs, YarnLogs yarn, Path directory, Times times)
      throws IOException {
    times.noteFirst(
        Milestone.UPLOADING,
        LogLine.containing(
            "Preparing resources for our AM container", directory.resolve("run.out")));
    OptionalLong began = began(logs);
    times.note(Milestone.REQUESTED, yarn.workerAllocated());
    times.note(Milestone.WORKER_READY, began);
    times.note(Milestone.RUNNING, began);
  }

  private static OptionalLong began(ContainerLogs logs) throws IOException {
    List<Long> times = new ArrayList<>();
    for (Path file : logs.files("stderr")) {
      Matcher task = TASK.matcher(Files.readString(file));
      while (task.find()) {
        times.add(Long.parseLong(task.group(1)));
      }
    }
    return times.stream().mapToLong(Long::longValue).min();
  }
}
