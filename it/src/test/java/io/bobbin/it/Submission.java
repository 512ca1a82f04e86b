package io.bobbin.it;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The ways of having a program run; what it does is the same in each of them. */
enum Submission {
  /** Its main() runs in the application master. */
  APPLICATION {
    @Override
    List<String> command() {
      return List.of("run", "-t", "yarn-application");
    }

    @Override
    Printed printed(BobbinCommand bobbin, Result result) throws Exception {
      String logs = logs(bobbin, result);
      return new Printed(logs, logs);
    }
  };

  /** Texts in which there is, among other lines, what a program printed in main() and in tasks. */
  record Printed(String main, String tasks) {}

  /** What stands before the options. */
  abstract List<String> command();

  /** What a program that has ended printed. */
  abstract Printed printed(BobbinCommand bobbin, Result result) throws Exception;

  Running start(BobbinCommand bobbin, Program program) throws IOException {
    List<String> line = new ArrayList<>(command());
    line.addAll(program.options());
    line.add(program.jar().toString());
    line.addAll(program.arguments());
    return bobbin.start(line.toArray(String[]::new));
  }

  /** Runs it to its end. */
  Result run(BobbinCommand bobbin, Program program) throws IOException, InterruptedException {
    try (Running running = start(bobbin, program)) {
      return running.result();
    }
  }

  private static String logs(BobbinCommand bobbin, Result result) throws Exception {
    Result logs = bobbin.run("logs", ClusterView.applicationIn(result.all()).toString());
    if (logs.exitCode() != 0) {
      throw new AssertionError(logs.all());
    }
    return logs.out();
  }
}
