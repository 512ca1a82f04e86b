package io.bobbin.client.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.client.BobbinException;
import io.bobbin.client.ExitCode;
import io.bobbin.launch.InvalidSettingException;
import io.bobbin.launch.LaunchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedBundlesTest {
  @TempDir Path home;
  @TempDir Path root;

  private final Rollback rollback = new Rollback();
  private LocalBundle bundle;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectory(home.resolve("bundle"));
    Files.writeString(home.resolve("bundle/bobbin-bundle-abc.tar"), "content");
    bundle = LocalBundle.find(home);
    permit(root, "rwxr-xr-x");
  }

  @Test
  void isPublishedOnceForEveryone() throws IOException {
    assertThat(publish().uploaded()).isEqualTo(7);
    assertThat(publish().uploaded()).isZero();

    assertThat(permissions("apps")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("apps/bobbin")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("apps/bobbin/bobbin-bundle-abc.tar")).isEqualTo("rw-r--r--");
    assertThat(files("apps/bobbin")).containsExactly("bobbin-bundle-abc.tar");
    LaunchFile file = published(false).find(bundle).bundle().orElseThrow().file();
    assertThat(file.visibility()).isEqualTo(LaunchFile.Visibility.PUBLIC);
    assertThat(file.kind()).isEqualTo(LaunchFile.Kind.ARCHIVE);
    assertThat(file.link()).isEqualTo("bundle");
    assertThat(file.source().getPath()).isEqualTo("/apps/bobbin/bobbin-bundle-abc.tar");
  }

  @Test
  void oneThatIsThereBecomesReadable() throws IOException {
    publish();
    permit(root.resolve("apps/bobbin/bobbin-bundle-abc.tar"), "rw-------");
    assertNotUsed("not everyone may read it");

    publish();

    assertThat(published(false).find(bundle).bundle()).isPresent();
  }

  @Test
  void whatNotAllCanReachIsNotPublished() throws IOException {
    Files.createDirectory(root.resolve("apps"));
    permit(root.resolve("apps"), "rwxr-x---");

    assertRefused("not everyone may pass through /apps (");
    assertThat(files("apps")).isEmpty();

    permit(root.resolve("apps"), "rwxr-xr-x");
    publish();
    permit(root.resolve("apps"), "rwxr-x---");
    assertNotUsed("not everyone may pass through /apps (");
  }

  @Test
  void whatAllCouldReplaceIsNotPublished() throws IOException {
    permit(root, "rwxrwxrwx");
    assertRefused("everyone may write / (");
    assertThat(files(".")).isEmpty();

    permit(root, "rwxr-xr-x");
    publish();
    permit(root.resolve("apps/bobbin"), "rwxrwxrwx");
    assertNotUsed("everyone may write /apps/bobbin (");
  }

  @Test
  void fileIsNoDirectory() throws IOException {
    Files.createFile(root.resolve("apps"));
    assertRefused("/apps is a file");
  }

  @Test
  void anotherVersionIsSaidOnlyWhereOneIsExpected() throws IOException {
    assertThat(published(false).find(bundle)).isEqualTo(PublishedBundles.Answer.NONE);
    assertThat(published(true).find(bundle).notice())
        .hasValue("/apps/bobbin does not hold the bundle of this client. Your own copy is used.");

    publish();
    Files.writeString(root.resolve("apps/bobbin/bobbin-bundle-abc.tar"), "other content");
    assertNotUsed("it is not what its name says");
  }

  @Test
  void directoryIsAbsoluteOrNone() throws IOException {
    Configuration hadoop = new Configuration();
    for (String value : List.of("relative", "hdfs:", "nosuch://a/b")) {
      Map<String, String> settings = Map.of("bobbin.bundle.directory", value);
      assertThatThrownBy(() -> PublishedBundles.of(hadoop, settings))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("The value '" + value + "' of bobbin.bundle.directory is not");
    }
    Map<String, String> none = Map.of("bobbin.bundle.directory", "");
    assertThat(PublishedBundles.of(hadoop, none)).isEmpty();
    assertThat(PublishedBundles.fileSystem(hadoop, none)).isEmpty();
    assertThat(PublishedBundles.of(hadoop, Map.of()).orElseThrow().directory())
        .hasToString("file:/apps/bobbin");
  }

  private void assertNotUsed(String reason) throws IOException {
    PublishedBundles.Answer answer = published(false).find(bundle);
    assertThat(answer.bundle()).isEmpty();
    assertThat(answer.notice().orElseThrow()).contains(reason).endsWith("Your own copy is used.");
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(this::publish)
        .isInstanceOfSatisfying(
            BobbinException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(reason)
        .hasMessageContaining("--to");
    rollback.run();
  }

  private StagedFile publish() throws IOException {
    BundlePublication publication = new BundlePublication(published(false), rollback);
    publication.prepare();
    StagedFile file = publication.publish(bundle);
    rollback.commit();
    return file;
  }

  private PublishedBundles published(boolean expected) throws IOException {
    return new PublishedBundles(
        new RootedFileSystem(root), new org.apache.hadoop.fs.Path("/apps/bobbin"), expected);
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private String permissions(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(path)));
  }

  private List<String> files(String directory) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(directory))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
