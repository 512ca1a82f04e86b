package io.bobbin.it;

import io.bobbin.minicluster.MiniCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line as users start it: the script, in a process of its own. */
final class BobbinCommand {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int LONGEST_MINUTES = 4;

  private final Map<String, String> environment = new HashMap<>();
  private final String script;

  private BobbinCommand(String script) {
    this.script = script;
  }

  static BobbinCommand on(MiniCluster cluster) {
    return with(cluster.confDir()).environment("BOBBIN_JVM_OPTS", temporaryDirectory());
  }

  /** What Flink's clients leave in their temporary directory goes with the build. */
  static String temporaryDirectory() {
    Path directory = Path.of("target", "client-tmp").toAbsolutePath();
    try {
      return "-Djava.io.tmpdir=" + Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BobbinCommand with(Path hadoopConfiguration) {
    return withoutCluster().environment("HADOOP_CONF_DIR", hadoopConfiguration.toString());
  }

  static BobbinCommand withoutCluster() {
    return new BobbinCommand("bobbin");
  }

  /** Flink's example, as released. */
  static Path wordCount() {
    return Path.of("target", "WordCount.jar").toAbsolutePath();
  }

  /** The programs of module {@code programs}. */
  static Path programs() {
    return ROOT.resolve("programs/target/programs.jar");
  }

  /** A file of the project's. */
  static Path file(String name) {
    return ROOT.resolve(name);
  }

  BobbinCommand environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Another script, in the same environment. */
  BobbinCommand script(String name) {
    BobbinCommand other = new BobbinCommand(name);
    other.environment.putAll(environment);
    return other;
  }

  /** Runs it to its end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    try (Running running = start(arguments)) {
      return running.result();
    }
  }

  /** Runs a program in application mode. */
  Result runProgram(String mainClass, String... options) throws IOException, InterruptedException {
    return run(programArguments(mainClass, options));
  }

  static String[] programArguments(String mainClass, String... options) {
    List<String> arguments = new ArrayList<>(List.of("run", "-t", "yarn-application"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-c", "io.bobbin.programs." + mainClass, programs().toString()));
    return arguments.toArray(String[]::new);
  }

  /** Starts it. */
  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("scripts").resolve(script).toString());
    command.addAll(List.of(arguments));
    return start(command, environment);
  }

  /** Starts any command. */
  static Running start(List<String> command, Map<String, String> environment) throws IOException {
    Path out = Files.createTempFile("bobbin-", ".out");
    Path err = Files.createTempFile("bobbin-", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }

  /** What a command left. */
  record Result(int exitCode, String out, String err) {
    String all() {
      return "exit code " + exitCode + "\n" + out + err;
    }
  }

  /** A command that has not ended. */
  static final class Running implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private Running(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    /** What it has printed so far, on both streams. */
    String printed() throws IOException {
      return Files.readString(out, StandardCharsets.UTF_8)
          + Files.readString(err, StandardCharsets.UTF_8);
    }

    /** Types a line. */
    void type(String line) throws IOException {
      OutputStream input = process.getOutputStream();
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    Result result() throws IOException, InterruptedException {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        throw new AssertionError("The command does not end. It printed:\n" + printed());
      }
      return new Result(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly();
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }
}
