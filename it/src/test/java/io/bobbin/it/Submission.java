package io.bobbin.it;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways of having a program run; what it does is the same in each of them. */
enum Submission {
  /** Its main() runs in the application master. */
  APPLICATION {
    @Override
    List<String> command(BobbinCommand bobbin) {
      return List.of("run", "-t", target());
    }

    @Override
    Printed printed(BobbinCommand bobbin, Result result) throws Exception {
      String logs = logs(bobbin, result);
      return new Printed(logs, logs);
    }
  },

  /** Its main() runs in the client, its only job in an application of its own. */
  PER_JOB {
    @Override
    List<String> command(BobbinCommand bobbin) {
      return List.of("run", "-t", target());
    }

    @Override
    Printed printed(BobbinCommand bobbin, Result result) throws Exception {
      return new Printed(result.out(), logs(bobbin, result));
    }
  },

  /** Its main() runs in the client, its jobs in a session that is started for the first of them. */
  SESSION {
    @Override
    List<String> command(BobbinCommand bobbin) throws IOException, InterruptedException {
      return List.of("run", "-t", target(), "-Dyarn.application.id=" + session(bobbin));
    }

    @Override
    Printed printed(BobbinCommand bobbin, Result result) throws Exception {
      Result logs = bobbin.run("logs", session(bobbin));
      return new Printed(result.out(), logs.out());
    }

    @Override
    String application(BobbinCommand bobbin, String printed)
        throws IOException, InterruptedException {
      return session(bobbin);
    }
  };

  private static final String SESSION_NAME = "shared";

  /** Texts in which there is, among other lines, what a program printed in main() and in tasks. */
  record Printed(String main, String tasks) {}

  /** What stands before the options. */
  abstract List<String> command(BobbinCommand bobbin) throws IOException, InterruptedException;

  /** The name by which Flink's command line knows it. */
  String target() {
    return "yarn-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The application that the program's jobs are in. */
  String application(BobbinCommand bobbin, String printed)
      throws IOException, InterruptedException {
    return ClusterView.applicationIn(printed).toString();
  }

  /** The id of the first job that was submitted. */
  static String jobIn(String printed) {
    String words = "Job has been submitted with JobID ";
    return printed
        .lines()
        .filter(line -> line.startsWith(words))
        .map(line -> line.substring(words.length()).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No job in: " + printed));
  }

  /** What a program that has ended printed. */
  abstract Printed printed(BobbinCommand bobbin, Result result) throws Exception;

  Running start(BobbinCommand bobbin, Program program) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(command(bobbin));
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

  /** The tests of a class share one session, also those that run at the same time. */
  synchronized String session(BobbinCommand bobbin) throws IOException, InterruptedException {
    Optional<String> running = running(bobbin);
    if (running.isPresent()) {
      return running.get();
    }
    Result started = bobbin.script("yarn-session.sh").run("-d", "-nm", SESSION_NAME);
    if (started.exitCode() != 0) {
      throw new AssertionError(started.all());
    }
    return ClusterView.applicationIn(started.out()).toString();
  }

  /** After the last test of a class. */
  static void endSession(BobbinCommand bobbin) throws IOException, InterruptedException {
    Optional<String> running = running(bobbin);
    if (running.isPresent()) {
      bobbin.run("kill", running.get());
    }
  }

  private static Optional<String> running(BobbinCommand bobbin)
      throws IOException, InterruptedException {
    return bobbin
        .run("list", "--mode", "session", "--state", "running", "--name", SESSION_NAME)
        .out()
        .lines()
        .filter(line -> line.startsWith("application_"))
        .map(line -> ClusterView.applicationIn(line).toString())
        .findFirst();
  }
}
