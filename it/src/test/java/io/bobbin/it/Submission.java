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
    String printedByMain(BobbinCommand bobbin, Result result) throws Exception {
      return printedByTasks(bobbin, result);
    }
  };

  /** What stands before the options. */
  abstract List<String> command();

  /** Where to look for what a program that has ended printed in main(). */
  abstract String printedByMain(BobbinCommand bobbin, Result result) throws Exception;

  /** Where to look for what it printed in its tasks. */
  String printedByTasks(BobbinCommand bobbin, Result result) throws Exception {
    Result logs = bobbin.run("logs", ClusterView.applicationIn(result.all()).toString());
    if (logs.exitCode() != 0) {
      throw new AssertionError(logs.all());
    }
    return logs.out();
  }

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
}
