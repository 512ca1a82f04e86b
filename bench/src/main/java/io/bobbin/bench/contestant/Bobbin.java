package io.bobbin.bench.contestant;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.client.Invocation;
import io.bobbin.bench.home.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bobbin, by its scripts in the clone.
 *
 * @param command {@code bobbin} or {@code flink}
 * @param target for programs that run as an application
 * @param hadoopConf the cluster
 */
public record Bobbin(Home home, String command, String target, Path hadoopConf)
    implements FlinkSystem {
  /** What {@code bobbin run} prints of its last two stages before YARN has the application. */
  private static final Pattern STAGES = Pattern.compile("\"(?:stage|submit)\"\\s*:\\s*(\\d+)");

  @Override
  public Invocation run(Program program, Path clientLog) {
    List<String> line = new ArrayList<>(List.of("run", "-t", target));
    if (command.equals("bobbin")) {
      line.add("--json");
    }
    line.addAll(program.line());
    return script(command, line);
  }

  @Override
  public Invocation startSession(List<String> settings, Path clientLog) {
    List<String> line = new ArrayList<>(List.of("-d"));
    settings.forEach(setting -> line.add("-D" + setting));
    return script("yarn-session.sh", line);
  }

  @Override
  public Invocation runInSession(String session, Program program, Path clientLog) {
    List<String> line = new ArrayList<>(List.of("run", "-t", "yarn-session"));
    line.addAll(program.with("yarn.application.id=" + session).line());
    return script("flink", line);
  }

  @Override
  public Invocation cancel(String session, String job, Path clientLog) {
    return script(
        "flink", List.of("cancel", "-t", "yarn-session", "-Dyarn.application.id=" + session, job));
  }

  @Override
  public String requestText() {
    return "container(s) outstanding of";
  }

  @Override
  public OptionalLong uploading(ClientRun run, long submitted, Path clientLog) {
    long duration = 0;
    Matcher stages = STAGES.matcher(run.output());
    while (stages.find()) {
      duration += Long.parseLong(stages.group(1));
    }
    return duration == 0 ? OptionalLong.empty() : OptionalLong.of(submitted - duration);
  }

  private Invocation script(String name, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(home.repository().resolve("scripts/" + name).toString());
    line.addAll(arguments);
    return new Invocation(
        line,
        Map.of(
            "HADOOP_CONF_DIR", hadoopConf.toString(),
            "JAVA_HOME", home.jdk().toString(),
            "BOBBIN_HOME", home.bobbin().toString(),
            "BOBBIN_CONF_DIR", home.repository().resolve("conf").toString()));
  }
}
