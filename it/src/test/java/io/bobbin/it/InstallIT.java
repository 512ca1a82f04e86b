package io.bobbin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bobbin.it.BobbinCommand.Result;
import io.bobbin.minicluster.MiniCluster;
import io.bobbin.minicluster.MiniClusterExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One bundle for all users, from its publication until it is old and nobody uses it. */
@ExtendWith(MiniClusterExtension.class)
class InstallIT {
  private static final Path HOME = BobbinCommand.file("bundle/target/bobbin");
  private static final String GUEST = "guest";
  private static final String NEWER = "0123456789";
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary;

  private final List<Path> links = new ArrayList<>();
  private ClusterView view;
  private BobbinCommand administrator;
  private BobbinCommand guest;
  private org.apache.hadoop.fs.Path directory;
  private String setting;

  @BeforeEach
  void prepare(MiniCluster cluster) throws IOException {
    cluster.createHome(GUEST);
    view = new ClusterView(cluster);
    administrator = BobbinCommand.on(cluster);
    guest = BobbinCommand.on(cluster).environment("HADOOP_USER_NAME", GUEST);
    directory = new org.apache.hadoop.fs.Path("/published-" + UUID.randomUUID() + "/bobbin");
    setting = "-Dbobbin.bundle.directory=" + directory;
  }

  @AfterEach
  void clean() throws IOException {
    view.hdfs().delete(directory.getParent(), true);
    view.hdfs().delete(new org.apache.hadoop.fs.Path("/user/" + GUEST), true);
    view.close();
    for (Path link : links) {
      Files.delete(link);
    }
  }

  @Test
  void isSharedByAllUsersUntilItIsOld(MiniCluster cluster) throws Exception {
    JsonNode published = document(administrator.run("install", "--to", directory + "", "--json"));
    String hash = published.get("hash").asText();
    assertThat(published.get("uploaded").asLong()).isEqualTo(published.get("size").asLong());
    assertThat(output(administrator.run("install", setting))).contains("is published already");

    Result run = guest.runProgram("NeverEnds", "-d", setting);
    assertThat(run.exitCode()).as(run.all()).isZero();
    ApplicationId application = ClusterView.applicationIn(run.all());
    try {
      checkShared(cluster, application);
      BobbinCommand newer = publishNewer();

      assertThat(prune(newer)).containsExactly(NEWER, hash);
    } finally {
      view.kill(application);
    }
    checkPruned(hash);
  }

  private void checkShared(MiniCluster cluster, ApplicationId application) throws Exception {
    org.apache.hadoop.fs.Path own = new org.apache.hadoop.fs.Path("/user/guest/.bobbin/bundles");
    assertThat(view.hdfs().listStatus(own)).isEmpty();
    await()
        .atMost(LONG)
        .until(() -> ContainerJvms.workers(cluster, application).findAny().isPresent());
    assertThat(ContainerJvms.bundle(ContainerJvms.master(cluster, application)).toString())
        .as("where nodes keep what is public")
        .contains("/local/filecache/")
        .doesNotContain("usercache");
    JsonNode bundle = document(guest.run("bundles", "list", setting, "--json")).get(0);
    assertThat(bundle.get("place").asText()).isEqualTo("published");
    assertThat(bundle.get("current").asBoolean()).isTrue();
    assertThat(bundle.get("usedBy")).extracting(JsonNode::asText).contains(application.toString());
    assertThat(output(guest.run("bundles", "list", setting)))
        .containsPattern("\\* +published .* " + application);
  }

  /** What an administrator does who has a newer release. */
  private BobbinCommand publishNewer() throws Exception {
    Path home = Files.createDirectory(temporary.resolve("home"));
    try (Stream<Path> parts = Files.list(HOME)) {
      for (Path part : parts.filter(part -> !part.endsWith("bundle")).toList()) {
        links.add(Files.createSymbolicLink(home.resolve(part.getFileName()), part));
      }
    }
    Files.createDirectory(home.resolve("bundle"));
    Files.writeString(home.resolve("bundle/bobbin-bundle-" + NEWER + ".tar"), "newer");
    administrator = administrator.environment("BOBBIN_HOME", home.toString());
    guest = guest.environment("BOBBIN_HOME", home.toString());
    assertThat(output(administrator.run("install", setting))).contains("Published");
    return administrator;
  }

  private void checkPruned(String hash) throws Exception {
    assertThat(output(administrator.run("bundles", "prune", setting)))
        .contains("used in the last 7 d");
    assertThat(output(guest.run("bundles", "prune", setting, "--older-than", "10ms")))
        .contains("you may not remove it");
    assertThat(
            output(
                administrator.run("bundles", "prune", setting, "--older-than=10ms", "--dry-run")))
        .contains("Would remove published " + hash.substring(0, 12));
    assertThat(view.hdfs().listStatus(directory)).hasSize(2);

    assertThat(prune(administrator)).containsExactly(NEWER);
    assertThat(view.hdfs().listStatus(directory)).hasSize(1);
  }

  /** The hashes of those that are left. */
  private List<String> prune(BobbinCommand command) throws Exception {
    JsonNode bundles =
        document(command.run("bundles", "prune", setting, "--older-than", "10ms", "--json"));
    return StreamSupport.stream(bundles.spliterator(), false)
        .filter(bundle -> bundle.get("place").asText().equals("published"))
        .filter(bundle -> !bundle.get("removed").asBoolean())
        .map(bundle -> bundle.get("hash").asText())
        .toList();
  }

  @Test
  void onlyWhoMayPublishes() throws Exception {
    Result refused = guest.run("install", "--to", directory.toString());
    assertThat(refused.exitCode()).as(refused.all()).isEqualTo(2);
    assertThat(refused.err()).contains("guest may not publish in", directory.toString());

    Result open = administrator.run("install", "--to", "/tmp/" + UUID.randomUUID());
    assertThat(open.exitCode()).as(open.all()).isEqualTo(2);
    assertThat(open.err()).contains("everyone may write /tmp (");
  }

  private static JsonNode document(Result result) throws IOException {
    return JSON.readTree(output(result));
  }

  private static String output(Result result) {
    assertThat(result.exitCode()).as(result.all()).isZero();
    return result.out();
  }
}
