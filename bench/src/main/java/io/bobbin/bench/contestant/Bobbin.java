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
 * @param settings as {@code key=value}, for programs that run as an application
 * @param hadoopConf the cluster
 */
public record Bobbin(
    Home home, String command, String target, List<String> settings, Path hadoopConf)
    implements FlinkSystem {
  /** What the client prints of a stage that is over: its duration and what was done. */
  private static final Pattern STAGE = Pattern.compile("(?m)^ *(\\d+\\.\\d+) s  (.*)$");

  @Override
  public Invocation run(Program program, Path clientLog) {
    List<String> line = new ArrayList<>(List.of("run", "-t", target));
    line.addAll(program.with(settings).line());
    return script(command, line);
  }

  @Override
  public Invocation startSession(List<String> settings, Path clientLog) {
    List<String> line = new ArrayList<>(List.of("-d"));
    line.add("-Dyarn.properties-file.location=" + home.directory());
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
    double seconds = 0;
    Matcher stage = STAGE.matcher(run.output());
    while (stage.find()) {
      boolean isChecking = stage.group(2).startsWith("Checked");
      seconds = isChecking ? 0 : seconds + Double.parseDouble(stage.group(1));
      if (stage.group(2).startsWith("YARN has accepted")) {
        return OptionalLong.of(submitted - Math.round(1000 * seconds));
      }
    }
    return OptionalLong.empty();
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
