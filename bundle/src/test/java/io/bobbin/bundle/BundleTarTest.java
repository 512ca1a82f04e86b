package io.bobbin.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTarTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> PARTS = List.of("worker.args", "lib", "java", "plugins");

  @TempDir Path root;
  @TempDir Path out;

  @BeforeEach
  void fillRoot() throws IOException {
    fill(root);
  }

  private static void fill(Path directory) throws IOException {
    write(directory.resolve("lib/b.jar"), "b");
    write(directory.resolve("lib/a.jar"), "a");
    write(directory.resolve("lib-not-wanted/c.jar"), "c");
    write(directory.resolve("plugins/gpu/discover.sh"), "#!/bin/sh");
    Files.setPosixFilePermissions(
        directory.resolve("plugins/gpu/discover.sh"), PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(directory.resolve("plugins/link"), Path.of("gpu"));
    write(directory.resolve("worker.args"), "-cp\nlib/a.jar\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path tar() throws IOException {
    return new BundleTar(TIME).write(root, PARTS, out);
  }

  @Test
  void isNamedByTheHashOfItsContent() throws Exception {
    Path tar = tar();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(tar));
    assertThat(tar.getFileName())
        .hasToString("bobbin-bundle-" + HexFormat.of().formatHex(hash) + ".tar");
  }

  @Test
  void holdsTheWantedPartsInOrder() throws IOException {
    assertThat(entries(tar()))
        .extracting(TarArchiveEntry::getName)
        .containsExactly(
            "lib/",
            "lib/a.jar",
            "lib/b.jar",
            "plugins/",
            "plugins/gpu/",
            "plugins/gpu/discover.sh",
            "plugins/link",
            "worker.args");
  }

  @Test
  void fixesTimesOwnersAndModes() throws IOException {
    List<TarArchiveEntry> entries = entries(tar());
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.getLastModifiedTime()).isEqualTo(FileTime.from(TIME));
              assertThat(entry.getLongUserId()).isZero();
              assertThat(entry.getLongGroupId()).isZero();
              assertThat(entry.getUserName()).isEmpty();
            });
    assertThat(entries)
        .filteredOn(entry -> entry.isFile() && !entry.isSymbolicLink())
        .extracting(entry -> entry.getMode() & 0777)
        .containsExactly(0644, 0644, 0755, 0644);
  }

  @Test
  void isTheSameForTheSameFilesElsewhereAndLater(@TempDir Path other, @TempDir Path otherOut)
      throws IOException {
    fill(other);
    Files.setLastModifiedTime(other.resolve("lib/a.jar"), FileTime.fromMillis(1));
    Path tar =
        new BundleTar(TIME)
            .write(other, List.of("java", "plugins", "lib", "worker.args"), otherOut);
    assertThat(tar.getFileName()).isEqualTo(tar().getFileName());
    assertThat(tar).hasSameBinaryContentAs(tar());
  }

  @Test
  void leavesNoOlderBundle() throws IOException {
    Path before = tar();
    Files.writeString(root.resolve("lib/a.jar"), "changed");
    Path after = tar();
    assertThat(after).isNotEqualTo(before);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).containsExactly(after);
    }
  }

  @Test
  void keepsTimesModesAndLinksWhenUnpackedAsNodeManagersDo(@TempDir Path unpacked)
      throws Exception {
    Process process =
        new ProcessBuilder("tar", "-xf", tar().toString())
            .directory(unpacked.toFile())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.getLastModifiedTime(unpacked.resolve("lib/a.jar")))
        .isEqualTo(FileTime.from(TIME));
    assertThat(unpacked.resolve("plugins/gpu/discover.sh")).isExecutable();
    assertThat(Files.isSymbolicLink(unpacked.resolve("plugins/link"))).isTrue();
    assertThat(Files.exists(unpacked.resolve("java"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  private static List<TarArchiveEntry> entries(Path tar) throws IOException {
    try (TarFile file = new TarFile(tar)) {
      return file.getEntries();
    }
  }
}
