package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flink's examples with windows, unmodified: what they compute is right. */
@ExtendWith(MiniClusterExtension.class)
class ExamplesIT {
  private static final Duration LONG = Duration.ofMinutes(2);

  /** The example's data are in the program; the gap of a session is 3. */
  @ParameterizedTest
  @EnumSource(names = "PER_JOB")
  @Execution(ExecutionMode.CONCURRENT)
  void sessionsAreSummed(Submission submission, MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path output = view.newDirectory("sessions");
      Result result =
          submission.run(
              BobbinCommand.on(cluster),
              Program.example("SessionWindowing").arguments("--output", output));

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(view.read(output).lines())
          .containsExactlyInAnyOrder("(a,1,1)", "(b,1,3)", "(c,6,1)", "(a,10,1)", "(c,11,1)");
    }
  }

  /**
   * A car's top speed of the last ten seconds is told whenever it has gone more than 50 metres
   * since the last time. Lines are car, speed, metres, milliseconds.
   */
  @ParameterizedTest
  @EnumSource(names = "APPLICATION")
  @Execution(ExecutionMode.CONCURRENT)
  void topSpeedsAreThoseOfTheLastTenSeconds(Submission submission, MiniCluster cluster)
      throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      Path directory = view.newDirectory("cars");
      view.write(
          new Path(directory, "input"),
          "(0,90,0.0,1000)",
          "(0,60,40.0,2000)",
          "(1,30,0.0,2000)",
          "(0,70,60.0,3000)",
          "(0,75,100.0,10999)",
          "(1,35,50.0,11000)",
          "(0,65,120.0,11001)",
          "(1,20,51.0,12001)");
      Result result =
          submission.run(
              BobbinCommand.on(cluster),
              Program.example("TopSpeedWindowing")
                  .arguments("--input", new Path(directory, "input"))
                  .arguments("--output", new Path(directory, "output")));

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(view.read(new Path(directory, "output")).lines())
          .containsExactlyInAnyOrder("(0,90,0.0,1000)", "(0,75,100.0,10999)", "(1,35,50.0,11000)");
    }
  }

  /** The example joins grades from 1 to 5 with salaries from 1 to 10000 until it is stopped. */
  @ParameterizedTest
  @EnumSource(names = "APPLICATION")
  @Execution(ExecutionMode.CONCURRENT)
  void windowsAreJoinedUntilTheProgramIsKilled(Submission submission, MiniCluster cluster)
      throws Exception {
    Pattern joined =
        Pattern.compile("(?m)^\\((tom|jerry|alice|bob|john|grace),[1-5],[1-9]\\d{0,4}\\)$");
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    try (Running running =
            submission.start(
                bobbin,
                Program.example("WindowJoin").arguments("--windowSize", 500, "--rate", 50));
        Running logs = logsOf(bobbin, running)) {
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(joined.matcher(logs.printed()).results().map(name -> name.group(1)))
                      .hasSizeGreaterThan(100)
                      .contains("tom", "jerry", "alice", "bob", "john", "grace"));

      ApplicationId application = ClusterView.applicationIn(running.printed());
      assertThat(bobbin.run("kill", application.toString()).exitCode()).isZero();
      Result result = running.result();
      assertThat(result.exitCode()).as(result.all()).isEqualTo(5);
      assertThat(
              logs.result()
                  .out()
                  .lines()
                  .filter(line -> line.startsWith("(") && !joined.matcher(line).matches()))
          .isEmpty();
    }
  }

  /** What the last window holds when the stream ends is not counted, so that is awaited. */
  @ParameterizedTest
  @EnumSource(names = "APPLICATION")
  @Execution(ExecutionMode.CONCURRENT)
  void wordsFromASocketAreCountedInWindowsOfFiveSeconds(Submission submission, MiniCluster cluster)
      throws Exception {
    BobbinCommand bobbin = BobbinCommand.on(cluster);
    try (LineServer server = new LineServer();
        Running running =
            submission.start(
                bobbin,
                Program.example("SocketWindowWordCount")
                    .arguments("--hostname", server.host(), "--port", server.port()));
        Running logs = logsOf(bobbin, running)) {
      server.send("to be or not to be".repeat(1000).split("(?<=be)"));
      await().atMost(LONG).until(() -> counted(logs, "to"), count -> count == 2000);
      assertThat(counted(logs, "be")).isEqualTo(2000);
      assertThat(counted(logs, "or")).isEqualTo(1000);

      server.send("to sleep", "to dream");
      await().atMost(LONG).until(() -> counted(logs, "dream"), count -> count == 1);
      assertThat(counted(logs, "to")).isEqualTo(2002);
      assertThat(counted(logs, "be")).isEqualTo(2000);

      server.end();
      Result result = running.result();
      assertThat(result.exitCode()).as(result.all()).isZero();
    }
  }

  private static Running logsOf(BobbinCommand bobbin, Running running) throws Exception {
    await().atMost(LONG).until(() -> running.printed().contains("is running"));
    return bobbin.start(
        "logs", ClusterView.applicationIn(running.printed()).toString(), "--follow");
  }

  /** The sum of a word's windows. */
  private static long counted(Running logs, String word) throws Exception {
    List<MatchResult> windows =
        Pattern.compile("(?m)^" + word + " : (\\d+)$").matcher(logs.printed()).results().toList();
    return windows.stream().mapToLong(window -> Long.parseLong(window.group(1))).sum();
  }
}
