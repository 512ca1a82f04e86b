package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the user sends along is there in the application master and in workers. */
@ExtendWith(MiniClusterExtension.class)
class ApplicationFilesIT {
  private static final String PROGRAM = "io.bobbin.programs.LooksAround";
  private static final String LOADER = "class:" + PROGRAM;

  @TempDir Path directory;

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void shippedFilesArchivesAndUsrlib(MiniCluster cluster) throws Exception {
    Path home = homeWithUsrlib();
    Path conf = Files.createDirectories(directory.resolve("conf"));
    Files.writeString(conf.resolve("own.properties"), "local");
    Path archive = directory.resolve("env.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("inner/x.txt"));
      zip.write("unpacked".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    try (ClusterView view = new ClusterView(cluster)) {
      org.apache.hadoop.fs.Path remote = view.newDirectory("files");
      view.write(new org.apache.hadoop.fs.Path(remote, "single.txt"), "alone");
      view.write(new org.apache.hadoop.fs.Path(remote, "tables/below/t.txt"), "below");
      view.hdfs()
          .copyFromLocalFile(
              new org.apache.hadoop.fs.Path(tarOf(conf).toUri()),
              new org.apache.hadoop.fs.Path(remote, "conf.tar.gz"));
      BobbinCommand bobbin = BobbinCommand.on(cluster).environment("BOBBIN_HOME", home.toString());
      Result result =
          run(
              bobbin,
              List.of(
                  "-Dyarn.ship-files=" + conf + ";" + remote + "/single.txt;" + remote + "/tables",
                  "-Dyarn.ship-archives=" + archive + ";" + remote + "/conf.tar.gz"),
              BobbinCommand.wordCount().toString(),
              LOADER,
              "file:conf/own.properties",
              "resource:own.properties",
              "resource:single.txt",
              "file:tables/below/t.txt",
              "file:env.zip/inner/x.txt",
              "file:conf.tar.gz/own.properties");

      assertThat(result.exitCode()).as(result.all()).isZero();
      String logs = logs(bobbin, result);
      assertSees(logs, LOADER, "Flink");
      assertSees(logs, "file:conf/own.properties", "local");
      assertSees(logs, "resource:own.properties", "local");
      assertSees(logs, "resource:single.txt", "alone");
      assertSees(logs, "file:tables/below/t.txt", "below");
      assertSees(logs, "file:env.zip/inner/x.txt", "unpacked");
      assertSees(logs, "file:conf.tar.gz/own.properties", "local");
      assertThat(logs).contains(" with a start-up archive").doesNotContain(" without a start-up");
      assertThat(view.hasStagingDirectory(ClusterView.applicationIn(result.all()))).isFalse();
      assertThat(view.ownFiles())
          .anyMatch(file -> file.endsWith("/archive.zip"))
          .noneMatch(file -> file.endsWith("own.properties"));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void programOnHdfsBeforeTheBundlesJars(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      String jar = programsOnHdfs(view, "first");
      BobbinCommand bobbin = BobbinCommand.on(cluster);
      Result result = run(bobbin, List.of("-Dyarn.classpath.include-user-jar=FIRST"), jar, LOADER);

      assertThat(result.exitCode()).as(result.all()).isZero();
      String logs = logs(bobbin, result);
      assertSees(logs, LOADER, "Java");
      assertThat(logs)
          .as("it fits the bundle's class path alone")
          .contains(" without a start-up archive");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void providedUsrlibBehindTheBundlesJars(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      String jar = programsOnHdfs(view, "usrlib");
      BobbinCommand bobbin = BobbinCommand.on(cluster);
      Result result =
          run(
              bobbin,
              List.of(
                  "-Dyarn.classpath.include-user-jar=LAST",
                  "-Dyarn.provided.usrlib.dir=" + jar.substring(0, jar.lastIndexOf('/'))),
              BobbinCommand.wordCount().toString(),
              LOADER);

      assertThat(result.exitCode()).as(result.all()).isZero();
      String logs = logs(bobbin, result);
      assertSees(logs, LOADER, "Java");
      assertThat(logs).contains(" with a start-up archive").doesNotContain(" without a start-up");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void furtherJarOnHdfs(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      BobbinCommand bobbin = BobbinCommand.on(cluster);
      Result result =
          run(
              bobbin,
              List.of("-Dpipeline.jars=" + programsOnHdfs(view, "further")),
              BobbinCommand.wordCount().toString(),
              LOADER);

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertSees(logs(bobbin, result), LOADER, "Flink");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void sqlScript(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      org.apache.hadoop.fs.Path output = view.newDirectory("numbers");
      org.apache.hadoop.fs.Path script =
          new org.apache.hadoop.fs.Path(view.newDirectory("script"), "script.sql");
      view.write(
          script,
          "SET 'execution.runtime-mode' = 'batch';",
          "CREATE TABLE numbers (n INT) WITH ('connector' = 'filesystem', 'format' = 'csv',",
          "  'path' = '" + output + "');",
          "INSERT INTO numbers SELECT 2 * n FROM (VALUES (1), (2), (3)) AS t (n);");

      Result result =
          BobbinCommand.on(cluster)
              .run(
                  "run",
                  "-t",
                  "yarn-application",
                  "-c",
                  "org.apache.flink.table.runtime.application.SqlDriver",
                  BobbinCommand.wordCount().toString(),
                  "--scriptUri",
                  script.toString());

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(view.read(output).lines()).containsExactlyInAnyOrder("2", "4", "6");
    }
  }

  private static void assertSees(String logs, String what, String seen) {
    for (String who : List.of("main", "task")) {
      assertThat(logs.lines())
          .anyMatch(line -> line.endsWith(who + " sees " + what + " = " + seen));
    }
  }

  private static Result run(
      BobbinCommand bobbin, List<String> options, String jar, String... arguments)
      throws Exception {
    List<String> line = new ArrayList<>(List.of("run", "-t", "yarn-application"));
    line.addAll(options);
    line.addAll(List.of("-c", PROGRAM, jar));
    line.addAll(List.of(arguments));
    return bobbin.run(line.toArray(String[]::new));
  }

  private static String logs(BobbinCommand bobbin, Result result) throws Exception {
    Result logs = bobbin.run("logs", ClusterView.applicationIn(result.all()).toString());
    assertThat(logs.exitCode()).as(logs.all()).isZero();
    return logs.out();
  }

  private static String programsOnHdfs(ClusterView view, String name) throws IOException {
    org.apache.hadoop.fs.Path jar =
        new org.apache.hadoop.fs.Path(view.newDirectory("jars/" + name), "job.jar");
    view.hdfs()
        .copyFromLocalFile(new org.apache.hadoop.fs.Path(BobbinCommand.programs().toUri()), jar);
    return view.hdfs().makeQualified(jar).toString();
  }

  /** The installation with the programs' jar in usrlib. */
  private Path homeWithUsrlib() throws IOException {
    Path home = Files.createDirectory(directory.resolve("home"));
    try (Stream<Path> parts = Files.list(BobbinCommand.file("bundle/target/bobbin"))) {
      for (Path part : parts.toList()) {
        Files.createSymbolicLink(home.resolve(part.getFileName()), part);
      }
    }
    Files.createDirectory(home.resolve("usrlib"));
    Files.copy(BobbinCommand.programs(), home.resolve("usrlib/programs.jar"));
    return home;
  }

  private Path tarOf(Path files) throws Exception {
    Path tar = directory.resolve("conf.tar.gz");
    Process process =
        new ProcessBuilder("tar", "-czf", tar.toString(), "-C", files.toString(), ".").start();
    assertThat(process.waitFor()).isZero();
    return tar;
  }
}
