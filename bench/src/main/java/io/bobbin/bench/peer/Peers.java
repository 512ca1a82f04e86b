package io.bobbin.bench.peer;

import io.bobbin.bench.home.Home;
import io.bobbin.bench.home.Trees;
import io.bobbin.bench.home.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts together what Bobbin is measured beside, from Maven Central: Hadoop's daemons, stock Flink
 * with its own integration with YARN, Spark, and the smallest application. What is there already,
 * of the same sources and versions, stays.
 */
public final class Peers {
  private static final List<String> EXAMPLES = List.of("WordCount", "TopSpeedWindowing");

  private final Home home;
  private final Versions versions;
  private final Maven maven;
  private final Path sources;

  public Peers(Home home, Versions versions) {
    this.home = home;
    this.versions = versions;
    this.maven = new Maven(versions);
    this.sources = home.repository().resolve("bench/peers");
  }

  public void build() throws IOException, InterruptedException {
    Files.createDirectories(home.directory());
    build("hadoop", List.of("hadoop"), this::hadoop);
    build("flink", List.of("flink-dist", "flink-lib"), this::flink);
    build("spark", List.of("spark", "first-task"), this::spark);
    build("floor", List.of("floor"), this::floor);
  }

  private void build(String name, List<String> parts, Build build)
      throws IOException, InterruptedException {
    Path stamp = home.directory().resolve(name + ".stamp");
    String content = versions + "\n" + content(parts);
    if (Files.exists(stamp) && Files.readString(stamp).equals(content)) {
      return;
    }
    System.out.println("Building " + name);
    Files.deleteIfExists(stamp);
    build.in(Trees.fresh(home.directory().resolve(name)));
    Files.writeString(stamp, content);
  }

  private String content(List<String> parts) throws IOException {
    StringBuilder content = new StringBuilder();
    for (String part : parts) {
      for (Path file : Trees.files(sources.resolve(part))) {
        content.append(Files.readString(file));
      }
    }
    return content.toString();
  }

  private void hadoop(Path directory) throws IOException, InterruptedException {
    maven.copyDependencies(sources.resolve("hadoop"), home.hadoopDaemons());
    Files.createDirectories(home.hadoopClient());
    for (Path jar : Trees.files(home.hadoopDaemons())) {
      if (isForClients(jar.getFileName().toString())) {
        Files.createSymbolicLink(home.hadoopClient().resolve(jar.getFileName()), jar);
      }
    }
  }

  /** Flink brings its own logging; a cluster's servers are not on its clients' class path. */
  private static boolean isForClients(String jar) {
    return Stream.of("slf4j-", "reload4j", "hadoop-yarn-server").noneMatch(jar::startsWith)
        && !jar.contains("tests");
  }

  private void flink(Path directory) throws IOException, InterruptedException {
    for (String part : List.of("lib", "conf", "opt", "plugins", "examples", "log")) {
      Files.createDirectories(directory.resolve(part));
    }
    Path build = directory.resolve("build");
    copy(sources.resolve("flink-dist/pom.xml"), Files.createDirectories(build));
    maven.run(build, "package");
    String dist = "flink-dist-" + versions.flink() + ".jar";
    copy(build.resolve("target/" + dist), directory.resolve("lib"));
    Trees.remove(build);
    maven.copyDependencies(sources.resolve("flink-lib"), directory.resolve("lib"));
    for (String example : EXAMPLES) {
      maven.fetch(
          directory,
          "org.apache.flink:flink-examples-streaming:" + versions.flink() + ":jar:" + example,
          home.example(example));
    }
    copy(sources.resolve("flink-lib/log4j.properties"), directory.resolve("conf"));
    Files.writeString(
        directory.resolve("conf/config.yaml"),
        """
        jobmanager.memory.process.size: 1600m
        taskmanager.memory.process.size: 1728m
        taskmanager.numberOfTaskSlots: 1
        parallelism.default: 1
        yarn.properties-file.location: %s
        env.java.opts.all: %s
        """
            .formatted(directory, String.join(" ", versions.jvmOpens())));
  }

  private void spark(Path directory) throws IOException, InterruptedException {
    Path jars = directory.resolve("jars");
    maven.copyDependencies(sources.resolve("spark"), jars);
    copy(sources.resolve("spark/log4j2-client.properties"), directory);
    Path classes = directory.resolve("classes");
    compile(sources.resolve("first-task"), jars, classes);
    tool(
        "jar",
        List.of("cf", directory.resolve("first-task.jar").toString(), "-C", classes + "", "."));
    List<String> archive = new ArrayList<>(List.of("cMf0", directory.resolve("archive.zip") + ""));
    archive.addAll(List.of("-C", jars.toString(), "."));
    tool("jar", archive);
  }

  private void floor(Path directory) throws IOException {
    compile(sources.resolve("floor"), home.hadoopClient(), directory);
    for (Path jar : Trees.files(home.hadoopDaemons())) {
      if (jar.getFileName().toString().startsWith("slf4j-api")) {
        copy(jar, directory);
      }
    }
  }

  private static void compile(Path source, Path jars, Path classes) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-Xlint:none"));
    String classPath =
        Trees.files(jars).stream().map(Path::toString).collect(Collectors.joining(":"));
    arguments.addAll(List.of("--release", "17", "-cp", classPath, "-d", classes.toString()));
    for (Path file : Trees.files(source)) {
      if (file.toString().endsWith(".java")) {
        arguments.add(file.toString());
      }
    }
    tool("javac", arguments);
  }

  private static void tool(String name, List<String> arguments) throws IOException {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IOException("A JDK is needed; this Java has no " + name + "."));
    if (tool.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
      throw new IOException(name + " " + String.join(" ", arguments) + " failed.");
    }
  }

  private static void copy(Path file, Path directory) throws IOException {
    Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Fills a directory. */
  private interface Build {
    void in(Path directory) throws IOException, InterruptedException;
  }
}
