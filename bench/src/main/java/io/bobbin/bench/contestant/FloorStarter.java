package io.bobbin.bench.contestant;

import io.bobbin.bench.client.ClientRun;
import io.bobbin.bench.client.Invocation;
import io.bobbin.bench.home.Home;
import io.bobbin.bench.measure.ContainerLogs;
import io.bobbin.bench.measure.Milestone;
import io.bobbin.bench.measure.Times;
import io.bobbin.bench.measure.YarnLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Runs the smallest application. Its "task" is the container's only command.
 *
 * @param hadoopConf the cluster
 */
public record FloorStarter(Home home, Path hadoopConf) implements Starter {
  @Override
  public Invocation client(Path directory) throws IOException {
    Path marks = directory.resolve("marks").toAbsolutePath();
    Files.deleteIfExists(marks);
    String classPath =
        home.floor() + ":" + home.floor() + "/*:" + hadoopConf + ":" + home.hadoopClient() + "/*";
    return new Invocation(
        List.of(
            home.java(),
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            classPath,
            "FloorClient",
            classPath,
            marks.toString()),
        Map.of("HADOOP_CONF_DIR", hadoopConf.toString(), "JAVA_HOME", home.jdk().toString()));
  }

  @Override
  public void observe(ClientRun run, ContainerLogs logs, YarnLogs yarn, Path directory, Times times)
      throws IOException {
    List<String> marks = Files.readAllLines(directory.resolve("marks"));
    times.note(Milestone.UPLOADING, yarn.submitted()); // it has nothing to upload
    times.note(Milestone.REQUESTED, time("requested", marks));
    times.note(Milestone.WORKER_READY, time("running", marks));
    times.note(Milestone.RUNNING, time("running", marks));
    times.note(Milestone.TASKS_ENDED, yarn.workersEnded());
  }

  private static OptionalLong time(String event, List<String> marks) {
    return marks.stream()
        .filter(mark -> mark.startsWith(event + " "))
        .mapToLong(mark -> Long.parseLong(mark.substring(event.length() + 1)))
        .findFirst();
  }
}
