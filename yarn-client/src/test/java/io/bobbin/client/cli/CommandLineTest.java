package io.bobbin.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.client.configuration.ClientEnvironment;
import io.bobbin.client.find.ApplicationFilter;
import io.bobbin.client.report.Output;
import io.bobbin.launch.DeploymentMode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.yarn.api.records.YarnApplicationState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
  @TempDir Path directory;

  private final Map<String, String> variables = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(directory.resolve("home/bundle"));
    Files.writeString(directory.resolve("home/bundle/bobbin-bundle-a.tar"), "tar");
    Files.createDirectory(directory.resolve("home/conf"));
    Files.writeString(directory.resolve("home/conf/config.yaml"), "parallelism.default: 1\n");
    Files.createDirectory(directory.resolve("hadoop"));
    variables.put("BOBBIN_HOME", directory.resolve("home").toString());
    variables.put("HADOOP_CONF_DIR", directory.resolve("hadoop").toString());
  }

  @Test
  void everythingAfterTheJarIsTheProgramsEvenIfItLooksLikeOurs() {
    CommandLine.ParseResult result =
        commandLine()
            .parseArgs(
                "run",
                "-t",
                "yarn-application",
                "-p",
                "3",
                "-Da=b=c",
                "-D",
                "d=e",
                "-c",
                "x.Y",
                "-d",
                "-sae",
                "job.jar",
                "-p",
                "7",
                "--json",
                "--",
                "-h",
                "@file",
                "${sys:x}",
                "");
    RunCommand run = (RunCommand) result.subcommand().commandSpec().userObject();

    assertThat(run.jar()).hasValue("job.jar");
    assertThat(run.arguments())
        .containsExactly("-p", "7", "--json", "--", "-h", "@file", "${sys:x}", "");
    assertThat(run.parallelism).hasValue(3);
    assertThat(run.dynamic).containsOnly(Map.entry("a", "b=c"), Map.entry("d", "e"));
    assertThat(run.mainClass).hasValue("x.Y");
    assertThat(run.detached).isTrue();
    assertThat(run.stopOnExit).isTrue();
    assertThat(run.options.json).isFalse();
  }

  @Test
  void usageErrorsExitWithTwoAndPointToTheHelp() {
    assertUsage("Unknown option: '--nonsense'", "run", "--nonsense", "job.jar");
    assertUsage("'x' is not an int", "run", "-t", "yarn-application", "-p", "x", "job.jar");
    assertUsage("'foo' is not an application id", "status", "foo");
    assertUsage("'foo' is not a container id", "logs", "application_1_0001", "--container", "foo");
  }

  @Test
  void conditionsOfAListAreReadAsTheyAreMeant() {
    ListCommand list =
        (ListCommand)
            commandLine()
                .parseArgs(
                    "list",
                    "--tag",
                    "a",
                    "--tag",
                    "b",
                    "--name",
                    "x*",
                    "--state",
                    "RUNNING",
                    "--state",
                    "finished",
                    "--mode",
                    "per-job")
                .subcommand()
                .commandSpec()
                .userObject();
    assertThat(list.tags).containsOnly("a", "b");
    assertThat(list.name).hasValue("x*");
    assertThat(list.mode).hasValue(DeploymentMode.PER_JOB);
    assertThat(list.states.get(0).states()).containsOnly(YarnApplicationState.RUNNING);
    assertThat(list.states.get(1).states()).isEqualTo(ApplicationFilter.OVER);

    assertUsage(
        "there is no state 'Running'; possible: running, finished", "list", "--state", "Running");
    assertUsage("there is no mode 'job'; possible: ", "list", "--mode", "job");
    assertThat(execute("list", "--all", "--user", "bob")).isEqualTo(2);
    assertThat(errors()).contains("--user names one user, --all means all");
  }

  @Test
  void aProgramHasAJarOrIsSaidToHaveNone() {
    assertThat(execute("run", "-t", "yarn-application")).isEqualTo(2);
    assertThat(errors()).contains("No jar is named", "--no-jar");
    RunCommand run =
        (RunCommand)
            commandLine()
                .parseArgs("run", "-t", "yarn-application", "--no-jar", "-c", "a.B", "x", "-y")
                .subcommand()
                .commandSpec()
                .userObject();
    assertThat(run.jar()).isEmpty();
    assertThat(run.arguments()).containsExactly("x", "-y");
  }

  @Test
  void targetsAreListed() {
    assertThat(execute("run", "-t", "kubernetes-session", "job.jar")).isEqualTo(2);
    assertThat(errors())
        .isEqualTo(
            "bobbin: There is no target 'kubernetes-session'. Name one with -t; possible:"
                + " yarn-application, yarn-per-job, yarn-session, remote, local.\n");
    assertThat(execute("run", "job.jar")).isEqualTo(2);
    assertThat(errors()).contains("No target is named");
  }

  @Test
  void helpAndVersionAreThere() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("run", "logs", "Exit codes");
    assertThat(execute("help", "run")).isZero();
    assertThat(execute("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("bobbin \\d+\\.\\d+");
    assertThat(errors()).isEmpty();
  }

  @Test
  void bundlesAreListedOrPruned() throws Exception {
    assertThat(execute("bundles")).isEqualTo(2);
    assertThat(errors())
        .isEqualTo("bobbin bundles: say what to do: list or prune\nSee 'bobbin bundles --help'.\n");
    cluster(closedPort(), closedPort());
    assertThat(execute("bundles", "prune", "--older-than", "soon")).isEqualTo(2);
    assertThat(errors()).contains("The value 'soon' of bobbin.bundle.retention");
    assertThat(execute("install", "--to", "relative")).isEqualTo(2);
    assertThat(errors()).contains("The value 'relative' of bobbin.bundle.directory");
    assertThat(execute("install", "-Dbobbin.bundle.directory=")).isEqualTo(2);
    assertThat(errors()).contains("--to");
    assertThat(execute("install", "--to", "/x")).isEqualTo(4);
  }

  @Test
  void hadoopConfigurationMustNameACluster() throws IOException {
    assertThat(execute("list")).isEqualTo(2);
    assertThat(errors()).contains("names no ResourceManager", "yarn.resourcemanager.hostname");

    site("yarn-site.xml", "yarn.resourcemanager.hostname", "localhost");
    assertThat(execute("list")).isEqualTo(2);
    assertThat(errors()).contains("names no shared file system", "fs.defaultFS is file:///");

    variables.put("HADOOP_CONF_DIR", directory.resolve("none").toString());
    assertThat(execute("list")).isEqualTo(2);
    assertThat(errors()).contains("is not a directory");

    variables.remove("HADOOP_CONF_DIR");
    assertThat(execute("list")).isEqualTo(2);
    assertThat(errors()).contains("Set HADOOP_CONF_DIR");
  }

  @Test
  void resourceManagerThatIsNotThereIsNamed() throws Exception {
    int port = closedPort();
    cluster(port, port);

    assertThat(execute("run", "-t", "yarn-application", anyJar())).isEqualTo(4);
    assertThat(errors())
        .contains("ResourceManager at localhost:" + port + " cannot be reached")
        .doesNotContain("\tat ");
  }

  @Test
  void resourceManagerThatNeverAnswersIsNamed() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
      cluster(silent.getLocalPort(), silent.getLocalPort());

      assertThat(execute("list", "--json")).isEqualTo(4);
      assertThat(errors())
          .contains("ResourceManager at localhost:" + silent.getLocalPort() + " did not answer");
      JsonNode document = new ObjectMapper().readTree(out.toByteArray());
      assertThat(document.get("exitCode").asInt()).isEqualTo(4);
      assertThat(document.get("error").asText()).contains("did not answer");
    }
  }

  @Test
  void badValuesAreFoundBeforeTheClusterIsAsked() throws Exception {
    int port = closedPort();
    cluster(port, port);

    assertBadValue("yarn.application-attempts=0", "is not a whole number from 1 to 1000");
    assertBadValue("taskmanager.memory.process.size=abc", "Could not parse value 'abc'");
    assertBadValue("parallelism.default=0", "must be a whole number from 1 on");
    assertBadValue("env.java.opts.all='x", "is not closed");
    assertThat(execute("run", "-t", "yarn-application", "/none.jar")).isEqualTo(2);
    assertThat(errors()).contains("There is no file /none.jar");
  }

  private void assertBadValue(String value, String reason) throws URISyntaxException {
    assertThat(execute("run", "-t", "yarn-application", "-D", value, anyJar())).isEqualTo(2);
    assertThat(errors()).contains(reason);
  }

  private void assertUsage(String message, String... arguments) {
    assertThat(execute(arguments)).isEqualTo(2);
    assertThat(errors()).contains(message).contains("See 'bobbin " + arguments[0] + " --help'.");
  }

  private int execute(String... arguments) {
    err.reset();
    return commandLine().execute(arguments);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private CommandLine commandLine() {
    return Bobbin.commandLine(
        new ClientEnvironment(variables),
        new Output(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false));
  }

  /** A jar with a main class, which every class path has. */
  private static String anyJar() throws URISyntaxException {
    return Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private void cluster(int resourceManager, int nameNode) throws IOException {
    site("yarn-site.xml", "yarn.resourcemanager.address", "localhost:" + resourceManager);
    site("core-site.xml", "fs.defaultFS", "hdfs://localhost:" + nameNode);
  }

  private void site(String file, String key, String value) throws IOException {
    Files.writeString(
        directory.resolve("hadoop").resolve(file),
        "<configuration><property><name>"
            + key
            + "</name><value>"
            + value
            + "</value></property></configuration>");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      return server.getLocalPort();
    }
  }
}
