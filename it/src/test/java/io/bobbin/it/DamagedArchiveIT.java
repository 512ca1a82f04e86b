package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.it.BobbinCommand.Running;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Half a start-up archive, in the bundle that the containers run, costs only time. */
@ExtendWith(MiniClusterExtension.class)
class DamagedArchiveIT {
  private static final Path WHOLE = BobbinCommand.file("bundle/target/bobbin");
  private static final String ARCHIVE = "start-up.jsa";

  @TempDir Path temporary;

  private final List<Path> links = new ArrayList<>();
  private Path home;

  @BeforeEach
  void makeInstallation() throws IOException, InterruptedException {
    assumeThat(WHOLE.resolve(ARCHIVE)).exists();
    home = Files.createDirectory(temporary.resolve("home"));
    try (Stream<Path> parts = Files.list(WHOLE)) {
      for (Path part : parts.filter(part -> !part.endsWith("bundle")).toList()) {
        links.add(Files.createSymbolicLink(home.resolve(part.getFileName()), part));
      }
    }
    Path damaged = Files.createDirectory(temporary.resolve("damaged"));
    try (InputStream archive = Files.newInputStream(WHOLE.resolve(ARCHIVE));
        OutputStream half = Files.newOutputStream(damaged.resolve(ARCHIVE))) {
      half.write(archive.readNBytes((int) Files.size(WHOLE.resolve(ARCHIVE)) / 2));
    }
    Path bundle = Files.createDirectory(home.resolve("bundle"));
    run("tar", "-cf", bundle.resolve("bobbin-bundle-0123456789.tar").toString(), damaged);
  }

  /** What containers need of the bundle, without the plugins, for they are large. */
  private static void run(String tar, String create, String file, Path damaged)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tar, create, file, "-C", WHOLE.toString()));
    command.addAll(List.of("container.args", "java", "java.args", "lib"));
    command.addAll(List.of("-C", damaged.toString(), ARCHIVE));
    try (Running running = BobbinCommand.start(command, Map.of())) {
      Result result = running.result();
      assertThat(result.exitCode()).as(result.all()).isZero();
    }
  }

  @AfterEach
  void removeLinks() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  @Test
  void costsOnlyTime(MiniCluster cluster) throws Exception {
    try (ClusterView view = new ClusterView(cluster)) {
      org.apache.hadoop.fs.Path staging = view.newDirectory("damaged");
      BobbinCommand bobbin = BobbinCommand.on(cluster).environment("BOBBIN_HOME", home.toString());
      Result result =
          bobbin.run(
              "run",
              "-t",
              "yarn-application",
              "-Dyarn.staging-directory=" + staging,
              BobbinCommand.wordCount().toString());
      view.hdfs().delete(staging, true);

      assertThat(result.exitCode()).as(result.all()).isZero();
      assertThat(result.err()).isEmpty();
      ContainerLogs logs =
          new ContainerLogs(bobbin, ClusterView.applicationIn(result.out()).toString());
      for (String file : List.of("jobmanager", "taskmanager")) {
        assertThat(logs.firstLines(file + ".log"))
            .singleElement()
            .asString()
            .contains("bundle", "0123456789")
            .endsWith(".tar/java without a start-up archive");
        assertThat(String.join("", logs.texts(file + ".err"))).isEmpty();
      }
      assertThat(logs.texts("taskmanager.out")).singleElement().asString().contains("(to,");
    }
  }
}
