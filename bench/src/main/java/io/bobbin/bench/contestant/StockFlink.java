package io.bobbin.bench.contestant;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.client.Invocation;
import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Versions;
import io.bobbin.bench.measure.LogLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Flink with its own integration. Java is started directly, without what Flink's scripts take.
 *
 * @param settings as {@code key=value}, for everything that is started
 * @param hadoopConf the cluster
 */
public record StockFlink(Home home, Versions versions, List<String> settings, Path hadoopConf)
    implements FlinkSystem {
  private static final List<String> FRONT_END = List.of("org.apache.flink.client.cli.CliFrontend");

  @Override
  public Invocation run(Program program, Path clientLog) {
    List<String> line = new ArrayList<>(List.of("run", "-t", "yarn-application"));
    line.addAll(program.with(settings).line());
    return java(FRONT_END, line, clientLog);
  }

  @Override
  public Invocation startSession(List<String> more, Path clientLog) {
    String dist = home.flink().resolve("lib/flink-dist-" + versions.flink() + ".jar").toString();
    List<String> line = new ArrayList<>(List.of("-j", dist, "-d"));
    settings.forEach(setting -> line.add("-D" + setting));
    more.forEach(setting -> line.add("-D" + setting));
    return java(List.of("org.apache.flink.yarn.cli.FlinkYarnSessionCli"), line, clientLog);
  }

  @Override
  public Invocation runInSession(String session, Program program, Path clientLog) {
    List<String> line = new ArrayList<>(List.of("run", "-t", "yarn-session"));
    line.addAll(program.with("yarn.application.id=" + session).line());
    return java(FRONT_END, line, clientLog);
  }

  @Override
  public Invocation cancel(String session, String job, Path clientLog) {
    return java(
        FRONT_END,
        List.of("cancel", "-t", "yarn-session", "-Dyarn.application.id=" + session, job),
        clientLog);
  }

  @Override
  public String requestText() {
    return "Requesting new TaskExecutor container";
  }

  @Override
  public OptionalLong uploading(ClientRun run, long submitted, Path clientLog) {
    return LogLine.containing("Cluster specification:", clientLog).stream()
        .mapToLong(LogLine::time)
        .min();
  }

  private Invocation java(List<String> main, List<String> arguments, Path clientLog) {
    List<String> line = new ArrayList<>(List.of(home.java()));
    line.addAll(versions.jvmOpens());
    line.add("-Dlog.file=" + clientLog);
    line.add("-Dlog4j.configurationFile=" + home.flink().resolve("conf/log4j.properties"));
    line.add("-cp");
    line.add(home.flink() + "/lib/*:" + hadoopConf + ":" + home.hadoopClient() + "/*");
    line.addAll(main);
    line.addAll(arguments);
    return new Invocation(
        line,
        Map.of(
            "FLINK_HOME", home.flink().toString(),
            "FLINK_LIB_DIR", home.flink().resolve("lib").toString(),
            "FLINK_CONF_DIR", home.flink().resolve("conf").toString(),
            "FLINK_OPT_DIR", home.flink().resolve("opt").toString(),
            "FLINK_PLUGINS_DIR", home.flink().resolve("plugins").toString(),
            "HADOOP_CONF_DIR", hadoopConf.toString(),
            "JAVA_HOME", home.jdk().toString()));
  }
}
