package io.bobbin.client.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bobbin.launch.InvalidSettingException;
import io.bobbin.launch.LaunchFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
  @TempDir Path home;
  @TempDir Path cluster;

  private final Rollback rollback = new Rollback();
  private StagingArea area;

  @BeforeEach
  void prepare() throws IOException {
    area =
        StagingArea.of(
            new Configuration(), Map.of("yarn.staging-directory", cluster.toUri().toString()));
    area.prepare();
  }

  @Test
  void directoriesAreTheOwnersAlone() throws IOException {
    assertThat(permissions(".bobbin")).isEqualTo("rwx------");
    assertThat(permissions(".bobbin/jars")).isEqualTo("rwx------");
    area.prepareApplication("application_1_0001");
    assertThat(permissions(".bobbin/applications")).isEqualTo("rwx------");
    assertThat(permissions(".bobbin/applications/application_1_0001/epochs/epoch-0"))
        .isEqualTo("rwx------");

    area.removeApplication("application_1_0001");
    area.removeApplication("application_1_0001");

    assertThat(files(".bobbin/applications")).isEmpty();
  }

  @Test
  void bundleIsUploadedOnce() throws IOException {
    Files.createDirectory(home.resolve("bundle"));
    Files.writeString(home.resolve("bundle/bobbin-bundle-abc.tar"), "content");
    LocalBundle bundle = LocalBundle.find(home);
    BundleStore store = BundleStore.own(area, rollback);

    StagedFile first = store.ensure(bundle);
    StagedFile second = store.ensure(bundle);

    assertThat(first.uploaded()).isEqualTo(7);
    assertThat(second.uploaded()).isZero();
    assertThat(second.file()).isEqualTo(first.file());
    assertThat(first.file().link()).isEqualTo("bundle");
    assertThat(first.file().kind()).isEqualTo(LaunchFile.Kind.ARCHIVE);
    assertThat(first.file().size()).isEqualTo(7);
    assertThat(first.file().visibility()).isEqualTo(LaunchFile.Visibility.PRIVATE);
    assertThat(files(".bobbin/bundles")).containsExactly("bobbin-bundle-abc.tar");
  }

  @Test
  void installationHasExactlyOneBundle() throws IOException {
    assertThatThrownBy(() -> LocalBundle.find(home))
        .hasMessageContaining("There is no bobbin-bundle-*.tar")
        .hasMessageContaining("mvn clean package");
    Files.createDirectory(home.resolve("bundle"));
    Files.createFile(home.resolve("bundle/bobbin-bundle-a.tar"));
    Files.createFile(home.resolve("bundle/bobbin-bundle-b.tar"));
    assertThatThrownBy(() -> LocalBundle.find(home)).hasMessageContaining("more than one");
  }

  @Test
  void jarsAreFoundByTheirContentWhateverTheyAreCalled() throws IOException {
    Path jar = Files.writeString(home.resolve("my$job: \"1`.jar"), "abc");
    String hash = ContentHash.of(jar);
    assertThat(hash).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    JarStore store = new JarStore(area, rollback);

    assertThat(store.ensure(jar, hash, "usrlib/a.jar").uploaded()).isEqualTo(3);
    StagedFile again = store.ensure(jar, hash, "usrlib/a.jar");

    assertThat(again.uploaded()).isZero();
    assertThat(again.file().link()).isEqualTo("usrlib/a.jar");
    assertThat(again.file().source().getPath()).endsWith("/jars/" + hash + "/program.jar");
  }

  @Test
  void failedUploadOfAJarLeavesNoDirectory() throws IOException {
    Path unreadable = Files.createDirectory(home.resolve("job.jar"));

    assertThatThrownBy(() -> new JarStore(area, rollback).ensure(unreadable, "abc", "usrlib/a.jar"))
        .isInstanceOf(IOException.class);
    assertThat(files(".bobbin/jars")).containsExactly("abc");
    rollback.run();

    assertThat(files(".bobbin/jars")).isEmpty();
  }

  @Test
  void failedUploadLeavesNothing() {
    InputStream broken =
        new ObservedStream(
            () -> {
              throw new IOException("broken");
            });

    assertThatThrownBy(() -> upload(broken)).hasMessage("broken");
    assertThat(files(".bobbin/bundles")).isEmpty();
  }

  @Test
  void interruptedUploadIsTakenBack() {
    List<String> during = new ArrayList<>();
    InputStream interrupted =
        new ObservedStream(
            () -> {
              during.addAll(files(".bobbin/bundles"));
              rollback.run();
            });

    assertThatThrownBy(() -> upload(interrupted)).isInstanceOf(IOException.class);
    assertThat(during).singleElement().asString().startsWith(".b.tar.").endsWith(".tmp");
    assertThat(files(".bobbin/bundles")).isEmpty();
  }

  private void upload(InputStream content) throws IOException {
    new AtomicUpload(area.fileSystem(), rollback)
        .upload(
            () -> content,
            new org.apache.hadoop.fs.Path(area.bundles(), "b.tar"),
            4,
            FsPermission.getFileDefault());
  }

  @Test
  void directoryThatMayNotBeWrittenIsTold() throws IOException {
    Path file = Files.createFile(ownDirectory().resolve("file"));
    StagingArea blocked =
        StagingArea.of(
            new Configuration(), Map.of("yarn.staging-directory", file.toUri().toString()));

    assertThatThrownBy(blocked::prepare).isInstanceOf(IOException.class);
    for (String value : List.of("", "nosuch://a/b")) {
      Map<String, String> configuration = Map.of("yarn.staging-directory", value);
      assertThatThrownBy(() -> StagingArea.of(new Configuration(), configuration))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("The value '" + value + "' of yarn.staging-directory is not");
    }
  }

  private String permissions(String path) throws IOException {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(ownDirectory().resolve(path)));
  }

  private List<String> files(String directory) {
    try (Stream<Path> files = Files.list(ownDirectory().resolve(directory))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Four bytes; something happens when they are read. */
  private static final class ObservedStream extends ByteArrayInputStream {
    /** What happens. */
    interface Action {
      void run() throws IOException;
    }

    private final Action action;

    ObservedStream(Action action) {
      super(new byte[4]);
      this.action = action;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      try {
        action.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      return super.read(target, offset, length);
    }
  }

  private Path ownDirectory() throws IOException {
    return cluster.resolve(UserGroupInformation.getCurrentUser().getShortUserName());
  }
}
